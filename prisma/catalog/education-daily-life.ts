// Education on days and nights with pain: sitting, sleep, stress, and a home in which nobody falls.
import type { Exercise } from '@/domain/catalog/exercise'
import { reading } from './education'

export const educationDailyLife: Exercise[] = [
  {
    ...reading,
    slug: 'sitting-and-desk-work',
    name: 'Sitting without getting sore',
    otherNames: ['Sitting and desk work', 'Sitting posture', 'Slouching', 'Good posture', 'Text neck'],
    regions: ['neck', 'upper-back', 'low-back'],
    purpose: 'Takes the worry out of how you sit, and shows what makes long hours in a chair easier.',
    steps: [
      'Sit in any way that is comfortable.',
      'Change it often, at least every half hour.',
      'Stand up and walk a few steps each time.',
      'Bring things to you: the screen up, the phone up, the plate near.',
    ],
    cues: ['Your best position is your next one.', 'Move before it aches.'],
    mistakes: [
      'Trying to sit bolt upright all day.',
      'Blaming yourself for slouching.',
      'Buying a costly chair and then never leaving it.',
    ],
    reading: [
      'Were you told to sit up straight? It was kindly meant. But nobody has found one right way to sit. Studies do not show that people who slouch hurt more than people who sit tall.',
      'What your body does not like is staying the same for hours. Any position starts to ache in the end, also a perfect one. The ache is a nudge to move. It does not mean that something is breaking.',
      'So sit in many ways. Lean back for a while. Sit forward for a while. Cross your legs, then put them down. Stand for a phone call.',
      'Bring your work to you. If you look down at a phone or a book for long, prop it up on a cushion or a table. Then your neck need not hold your head out in front of you.',
      'The sofa counts too. A small cushion behind your back can help. Get up when the programme ends, or make tea in the break. In a car, stop and walk round it every hour or two.',
      'The best answer to a sitting day is not a better chair. It is a stronger, busier body. A walk at lunch and two or three strength exercises a week will do more than any gadget.',
    ],
    stopWhen:
      'Tell your physiotherapist if an arm or leg tingles or goes numb when you sit, or if it gets worse from week to week.',
  },
  {
    ...reading,
    slug: 'sleep-and-pain',
    name: 'Sleeping better with pain',
    otherNames: ['Sleep and pain', 'Sleep hygiene', 'Insomnia tips', 'Sleep advice', 'Can’t sleep for pain'],
    purpose: 'Gives you simple habits that help you sleep, since better sleep can turn pain down.',
    steps: [
      'Get up at the same time each day, also at the weekend.',
      'Get daylight and some movement in the morning.',
      'No coffee, strong tea or cola after lunch.',
      'Keep the last hour before bed calm and the lights low.',
      'If you lie awake, get up, do something quiet, and go back when you are sleepy.',
    ],
    cues: ['The time you get up matters most.', 'Rest is good, even when sleep does not come.'],
    mistakes: [
      'Going to bed early to make up for a bad night.',
      'Watching the clock.',
      'Using alcohol to get to sleep.',
    ],
    reading: [
      'Pain can spoil your sleep. It works the other way round too: after a bad night the alarm system is more touchy, and the same back or knee hurts more. So each good night helps twice.',
      'Sleep cannot be forced. But you can set the stage for it. Most helpful of all is to get up at the same time every day, even after a bad night. In time your body learns when to be tired.',
      'Go outside in the morning. Daylight sets your inner clock. Move during the day, so that you are tired in a good way. A nap is fine if it is short and before three o’clock.',
      'Make the evening slow. Put the phone and the news away an hour before bed. A warm bath, quiet music or a book can help. Keep the bedroom dark, cool and quiet.',
      'Does your head start to spin when the light is out? Write your worries and jobs on a list early in the evening. Then close the book on them until tomorrow.',
      'Do not lie awake for long. If you feel wide awake, get up and sit somewhere warm with a dim light. Go back when your eyes get heavy.',
      'If pain wakes you, turn over, move the pillow, or walk to the kitchen and back. Heat can help before bed, but never sleep on a heat pack.',
      'It can take a few weeks to work. If you snore loudly and are tired all day, or take sleeping tablets, talk to your doctor. There is good help for bad sleep.',
    ],
    stopWhen:
      'Tell your physiotherapist or doctor if pain wakes you every night whatever you do. The same goes for night sweats, or weight loss without trying.',
  },
  {
    ...reading,
    slug: 'stress-and-pain',
    name: 'When stress turns up the pain',
    otherNames: ['Stress and pain', 'Relaxation', 'Breathing exercise', 'Worry and pain', 'Tension'],
    purpose: 'Shows how stress and pain feed each other, and gives you ways to calm both.',
    steps: [
      'Sit or lie down where it is quiet. Rest one hand on your belly.',
      'Breathe in through your nose for a slow count of four. Feel your hand rise.',
      'Breathe out for a slow count of six. Let your shoulders and jaw go soft.',
      'Go on for two to five minutes, once or twice a day.',
    ],
    cues: ['Longer out than in.', 'Calm is a skill, and skills grow.'],
    mistakes: [
      'Thinking that it means the pain is not real.',
      'Trying it only when things are at their worst.',
      'Carrying it all alone.',
    ],
    reading: [
      'When you are under stress, your body gets ready to fight or run. The heart beats faster, the muscles tense, and you breathe high in your chest. For a short time this is useful.',
      'If it goes on for weeks, it wears you out. Tense muscles ache, sleep gets worse, and the alarm system turns itself up. Then the same sore shoulder or back hurts more.',
      'And pain is stressful too. You worry what it means, and what you can no longer do. So one feeds the other. None of this means that the pain is made up. It is all real.',
      'The good news: you can step in anywhere. Slow breathing is a good start, since it tells your body that the danger is over. Try the steps on this page for two minutes today.',
      'Other things work as well. Take a walk, best of all among trees. Call a friend. Sing, knit, dig, pray or pet the dog. Do one thing a day only because you like it.',
      'Look at what weighs on you. What can you change, hand over, or say no to? What can wait? Write down one small thing to do this week.',
      'Sometimes it is more than you can carry. If you have felt low or afraid for more than two weeks, tell your doctor. Talking helps, and it can help the pain too.',
    ],
    stopWhen:
      'If you think of harming yourself, call a crisis line or for emergency help now. You are not alone with this.',
  },
  {
    ...reading,
    slug: 'home-safety-falls',
    name: 'Staying steady at home',
    otherNames: [
      'Home safety and falls',
      'Falls prevention',
      'Preventing falls',
      'Trip hazards',
      'What to do after a fall',
    ],
    purpose: 'Helps you to avoid falls, and to know what to do if you ever have one.',
    steps: [
      'Walk through your home and clear the floor: loose rugs, wires, things on the stairs.',
      'Light the way, also at night from the bed to the toilet.',
      'Hold the rail on the stairs. Put a grip mat and a bar in the bath or shower.',
      'Wear shoes or slippers that are closed at the back.',
      'Do your balance and strength exercises at least three times a week.',
    ],
    cues: [
      'Strong legs are the best insurance.',
      'Sit a moment, then stand.',
      'No rush, not even for the phone.',
    ],
    mistakes: [
      'Standing on a chair to reach a shelf.',
      'Walking in socks on a smooth floor.',
      'Going out less for fear of falling.',
    ],
    reading: [
      'About one in three people over 65 has a fall each year. Many of these falls need not happen. Some simple steps make them much less likely.',
      'The best one may surprise you: exercise. Balance and strength training cuts falls by about a quarter. It needs to be a bit of a challenge, and you need to keep it up. Stand near a wall or worktop, so you have something to hold.',
      'Then look at your home. Most trips happen in well-known places. Take up loose rugs or tape them down. Tidy wires away. Mark the edge of a step with bright tape. Keep what you use each day at waist height.',
      'Get up slowly. Sit on the edge of the bed for a minute and move your feet before you stand. If you often feel dizzy, tell your doctor. So too if you take four or more kinds of tablets: some of them can make you unsteady.',
      'Have your eyes checked once a year. Take care on stairs with glasses that have two strengths. Have someone look at your feet if they hurt or feel numb.',
      'Keep a phone or an alarm button on you, not on the table. If you fall, stay still for a moment and get your breath. If nothing hurts badly, roll onto your side and get onto your hands and knees. Crawl to a firm chair and push up from it. If you cannot, call out, keep warm, and move your arms and legs.',
      'Tell us about each fall, even a small one. It is nothing to be ashamed of. Very often there is something that we can do.',
    ],
    stopWhen:
      'Get medical help today if you hit your head, blacked out, or cannot stand or use an arm. With blood thinners, do so after any hard fall.',
  },
]
