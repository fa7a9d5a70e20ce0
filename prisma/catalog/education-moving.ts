// Education on getting going again: being active, walking in good shoes, and going back to sport.
import type { Exercise } from '@/domain/catalog/exercise'
import { reading } from './education'

export const educationMoving: Exercise[] = [
  {
    ...reading,
    slug: 'staying-active',
    name: 'Staying active when it hurts',
    otherNames: [
      'Physical activity advice',
      'Keep moving',
      'Exercise for health',
      'How much exercise do I need',
    ],
    purpose: 'Helps you to find a kind of movement you like, and an amount that is safe and does you good.',
    steps: [
      'Choose something that you enjoy or once enjoyed.',
      'Start with less than you think you can do.',
      'Do it on most days, at a set time.',
      'Add a few minutes each week.',
      'Add some strength work on two days a week.',
    ],
    cues: ['Some is good, more is better, none is worst.', 'You should be able to talk.'],
    mistakes: [
      'Waiting for the pain to go first.',
      'Doing it all on Sunday.',
      'Choosing something you hate.',
    ],
    reading: [
      'When something hurts, it is natural to do less. For a day or two that is fine. But muscles shrink fast, joints get stiff, and mood and sleep get worse. After a few weeks it takes less and less to make you hurt.',
      'Moving turns this round. It eases pain, lifts your mood and helps you sleep. It is good for your heart, your bones and your memory as well. There is no tablet that does all of that.',
      'Any movement counts. Walking, gardening, dancing, cleaning windows, playing with children, swimming: take what fits into your life. Is walking too sore? Try a bike, the pool, or exercises in a chair.',
      'Begin small. If ten minutes are too much, do five. If five are too much, do two, and do them three times a day. Then add a little each week.',
      'Health experts suggest half an hour on five days a week, at a pace that makes you breathe faster. Add strength work on two days. If you are over 65, add balance work too. That is a goal, not a rule. Even half of it does a lot of good.',
      'A bit of soreness is fine while you move, and so are tired muscles the day after. If pain is still up the next morning, do a little less next time.',
      'Find company. A friend, a dog or a group will get you out on the days when you do not feel like it.',
    ],
    stopWhen:
      'Stop and call for emergency help if you get chest pain, cannot catch your breath, or feel faint while you are active.',
  },
  {
    ...reading,
    slug: 'footwear-and-walking',
    name: 'Good shoes and easy walking',
    otherNames: ['Footwear advice', 'Shoes', 'Walking stick advice', 'Insoles', 'Which shoes should I wear'],
    regions: ['ankle-foot', 'knee', 'hip', 'low-back'],
    purpose: 'Helps you to choose shoes that feel good, and to walk further with less pain.',
    steps: [
      'Try shoes on in the afternoon, when your feet are at their biggest.',
      'Check for a thumb’s width of room in front of your longest toe.',
      'Bend and twist the shoe. It should bend at the toes and feel firm at the heel.',
      'Wear new shoes for an hour on the first day, and a little longer each day.',
      'Hold a stick in the hand on the other side from the sore leg.',
    ],
    cues: ['If it feels good, it is good.', 'Change shoes as slowly as you change training.'],
    mistakes: [
      'Buying shoes that you hope will stretch.',
      'Going from thick soles to flat ones in a day.',
      'Leaving the stick at home out of pride.',
    ],
    reading: [
      'There is no perfect shoe. Costly ones are not always better. The best guide is comfort: people have fewer problems in shoes that feel good from the first step.',
      'Look for these things. Your toes can move. The heel is low and broad. The sole grips and has some cushion. Laces or straps hold your foot, so it does not slide.',
      'Feet get broader with the years. Have them measured, or stand on a sheet of paper and draw round them. Then put the shoe on top. If the line shows, the shoe is too tight.',
      'Shoe inserts help some people, for example with heel pain. Simple ones from a shop are often as good as those made for you. Ask your physiotherapist before you spend much.',
      'Now the walking. Start with what you can do on a bad day, on flat ground. Add a minute or two each week. Two short walks are as good as one long one.',
      'Look ahead and not at your feet. Let your arms swing. If one leg hurts, take shorter steps. They are kinder to hips, knees and backs.',
      'A stick takes load off a sore hip or knee. Use it in the hand on your good side. The handle should reach your wrist when your arm hangs down. Two poles are fine too.',
      'Do you have diabetes, or feet that feel numb? Then look at your feet every day, also between the toes. Never walk with bare feet, and have sores seen to at once.',
    ],
    stopWhen:
      'Get medical help today if a calf is swollen, warm and sore, or a foot turns cold or blue. The same goes for a red or wet sore on your foot.',
  },
  {
    ...reading,
    slug: 'returning-to-sport',
    name: 'Getting back to sport',
    otherNames: ['Return to sport', 'Return to play', 'Return to running', 'Return to training'],
    purpose: 'Takes you back to your sport step by step, so that you stay there.',
    steps: [
      'First do daily life without pain that lingers: stairs, bags, a brisk walk.',
      'Then do parts of your sport, slowly and alone.',
      'Then train with the others, but leave out the hardest part.',
      'Then train in full for a few weeks.',
      'Then play or compete, at first for part of the time.',
    ],
    cues: ['One step at a time, with a day to check.', 'Change one thing: longer, faster or more often.'],
    mistakes: [
      'Going by the date on the calendar alone.',
      'Jumping straight from rest to a match.',
      'Dropping your strength work once you are back.',
    ],
    reading: [
      'You want to get back to what you love. That is a fine goal, whether it is football, bowls, golf or a dance class. A plan in steps gets you there sooner than a leap and a fall back.',
      'Time alone does not make you ready. What counts is what you can do. Is the sore side nearly as strong as the other? Can you move freely? Do you trust it? Your physiotherapist can test this with you.',
      'Climb one step at a time. Stay on each step until you have done it two or three times with no trouble the next day. If it is sore the next morning or swells up, go back one step for a few days.',
      'Change just one thing at once. Go longer, or faster, or more often, but not all three. Many injuries come back when people do far more than in the weeks before.',
      'Mild pain of up to 3 out of 10 is fine for most people, as long as it goes away soon. Sharp pain, swelling, or a joint that gives way is not.',
      'Warm up for ten minutes with the moves of your sport. Eat well and sleep enough, since your body mends at night. Have at least one quiet day between hard ones.',
      'It is normal to be a bit afraid at first. The fear fades as your body shows you what it can do. Talk about it if it holds you back.',
      'Keep two strength sessions a week when you are back. It is the best thing you can do against the next injury.',
    ],
    stopWhen:
      'Stop and have it checked if a joint swells, locks or gives way, or if pain is sharp and makes you limp.',
  },
]
