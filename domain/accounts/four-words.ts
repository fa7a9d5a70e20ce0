// The words from which a passphrase is offered: short, common, told apart when read aloud, none of them a name.

export const offeredWords: readonly string[] = `
  acorn actor adult alarm album almond amber anchor angle ankle apple april apron arch arena armchair arrow
  artist aspen attic autumn award axle badge bagel baker balcony ballet balloon bamboo banana banjo banner
  barley barn barrel basil basket bath beach beacon beads beaker beans beard beaver bedroom beetle bell belt
  bench berry bicycle biscuit blanket blossom blue boat bonfire bonnet book boots border bottle boulder bowl
  box branch brass bread breeze brick bridge bright broccoli bronze brook broom brother brown brush bubble
  bucket buckle buffalo bugle builder bulb bunny burrow bush butter button cabbage cabin cable cactus cake
  calendar camel camera camp canal candle canoe canvas canyon cape captain caravan caramel cardigan cargo
  carnival carpet carrot cart castle cattle cave cedar ceiling cello cellar chain chair chalk chapel chapter
  charm chart cheese cherry chess chestnut chicken chief chimney chin chorus cider cinema cinnamon circle
  circus citrus city clarinet clay clever cliff clock cloud clover coach coast cobweb coconut coffee collar
  colour comet comic compass concert cook copper coral cork corner cotton country courage cousin cradle
  crane crater crayon cream creek cricket crisp crocus crown crumb crystal cube cuckoo cucumber cup cupboard
  curtain cushion cycle daffodil dairy daisy dance dancer dawn deck deer delta dentist desert desk diamond
  diary dinner dish doctor dolphin donkey door dove dragon drawer dream dress drum duck dune dusk eagle
  early earth easel east echo eclipse eight elbow elephant elm ember emerald empire engine envelope evening
  fable fabric falcon family farm farmer feather fence fern ferry festival fiddle field fifty fig finger
  finch fir fire fish flag flame flannel flask fleece flint flock flood flour flower flute foal fog folder
  forest fork forty fossil fountain fox frame friend frog frost fruit galaxy gallery garage garden garlic
  gate gazelle gentle giant ginger giraffe glacier glass globe glove goat gold golden goose granite grape
  grass gravel green guitar gull hammer hammock hamster harbour harp harvest hat hawk hazel heart heather
  hedge helmet herb heron hill hinge holiday holly honey hood hook horizon horn horse hotel house ice icicle
  igloo indigo ink inlet insect iris iron island ivory ivy jacket jaguar jam jar jasmine jelly jewel jigsaw
  journey judge jug juice july jumper june jungle kayak kernel kettle key kitchen kite kitten kiwi knee
  knight knot koala label lace ladder lagoon lake lamb lamp lantern larch lark laurel lavender lawn leaf
  leather lemon lentil leopard letter lettuce library light lilac lily lime linen lion lizard llama lobster
  locket log lunch lupin magnet mango mantle maple marble march market marmot marsh mast meadow melody melon
  metal midnight milk mill minute mirror mist mitten mole monday monkey moon morning moss moth motor
  mountain mouse museum mushroom music mustard napkin narrow nectar needle nest nettle night nine north
  notebook november nurse nutmeg oak oar oasis oats ocean october octopus olive onion opal open opera orange
  orbit orchard orchid organ otter oval oven owl oyster paddle page paint palace palm pancake panda panel
  panther paper parade parcel park parrot parsley pastry path patio peach peacock pear pearl pebble pelican
  pencil penguin pepper petal pheasant phone piano picnic picture pigeon pillow pilot pine pink pirate
  planet plaster plate plum pocket poem polar pond pony poplar poppy porch porridge postcard potato potter
  powder prairie prince puddle puffin pumpkin puppet puppy purple puzzle quail quartz queen quilt quiver
  rabbit radio radish raft railway rain rainbow raisin ranger raven recipe reed reef ribbon rice ring river
  road robin rocket rope rose rowing ruby rudder rug runner saddle saffron sail salad salmon salt sand
  sandal satin saturn sauce scarf school scissors scooter seal season second seed seven shadow shark sheep
  shelf shell ship shore shovel signal silk silver singer sister sixty skate sketch sleeve slipper snail
  snow soap sofa song soup south spade sparrow spice spider spinach spiral sponge spoon spring spruce square
  squash squirrel stable stamp star station steam stem stone stool stork storm story stove straw stream
  street string summer sunday sunrise sunset swallow swan sweater swing sycamore table tailor tambourine
  tandem tango tea teacher teapot temple ten tennis tent theatre thistle thread thumb thunder thursday
  ticket tiger timber toast tomato torch tortoise tower toy tractor train treacle treasure tree triangle
  trout trumpet tulip tunnel turkey turnip turtle twelve twenty twig umbrella uncle valley vanilla vase
  velvet verse village vine violet violin voyage wagon waiter walnut walrus water wave weasel weaver wheat
  wheel whisper whistle willow window winter wolf wood wool world wren yacht yellow yogurt zebra zero zigzag
`
  .trim()
  .split(/\s+/)

/**
 * A passphrase of four different words, about 38 bits: enough where guessing is slowed (NIST SP 800-63B-4, 3.2.2). With
 * three letters and more in each it has the 15 characters that the rule asks for.
 * @param pick a whole number from 0 to below the given one, from a source that nobody can foresee
 */
export function fourWords(pick: (below: number) => number): string {
  const left = [...offeredWords]
  return Array.from({ length: 4 }, () => left.splice(pick(left.length), 1)[0]).join(' ')
}
