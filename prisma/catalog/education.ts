// Education on pain and on one's own part in getting better, and what every item of education shares. Never due, and modest in what it promises.
import type { Exercise } from '@/domain/catalog/exercise'
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { asNeeded } from './frequencies'

/** What all reading has in common. */
export const reading = {
  kind: 'education',
  delivery: 'home',
  regions: ['whole-body'],
  equipment: ['none'],
  position: 'any',
  level: 'easy',
  contraindications: [],
  precautions: [],
  dosageFields: [],
  defaultDosage: { painCeiling: defaultPainCeiling, frequency: asNeeded },
  easier: null,
  harder: null,
} satisfies Partial<Exercise>

export const education: Exercise[] = [
  {
    ...reading,
    slug: 'how-pain-works',
    name: 'How pain works',
    otherNames: ['Pain education', 'Explaining pain', 'Pain science', 'Why does it hurt'],
    purpose: 'Explains why pain can last after an injury has healed, and what you can do about it.',
    steps: [
      'All pain is real.',
      'Pain is an alarm. It warns you, but it does not measure harm.',
      'The alarm can become too touchy. It can also calm down again.',
      'Moving a little more each week is one of the best ways to calm it.',
    ],
    cues: ['Hurt does not always mean harm.', 'Sore but safe.'],
    mistakes: ['Thinking that the pain is only in your head.', 'Waiting for no pain at all before you move.'],
    reading: [
      'All pain is real. It is made by your nerves and your brain together, and its job is to keep you safe.',
      'Think of a smoke alarm. It is there to warn you of a fire. But some alarms go off when you only burn the toast. Pain can be like that. It can be loud when there is little or no harm.',
      'A strained back or a sprained joint mostly heals within weeks or a few months. If pain goes on for longer, it is often because the alarm has become touchy. It then rings for small things, like sitting or bending.',
      'Many things can turn the alarm up: poor sleep, stress, worry, a low mood, or lying still for days. Many things can turn it down: good sleep, gentle movement, time with friends, and knowing what is going on.',
      'This is why a scan often does not explain pain. Worn discs and stiff joints show up in many people who feel no pain at all.',
      'You can teach the alarm to calm down. Move in small steps that feel safe, a bit more each week. A little soreness while you exercise is fine if it settles by the next morning.',
      'It takes time, and it does not go in a straight line. Most people have ups and downs on the way.',
    ],
    stopWhen:
      'Get medical help today if your legs get weak or numb, or you lose control of your bladder or bowels. The same goes for fever, chest pain or a bad fall.',
  },
  {
    ...reading,
    slug: 'pacing',
    name: 'Pacing: the steady way',
    otherNames: ['Pacing', 'Activity pacing', 'Boom and bust', 'Graded activity'],
    purpose: 'Shows you how to do more without paying for it the next day.',
    steps: [
      'Find out how much you can do on a bad day without a flare-up.',
      'Do that much on good days and on bad days.',
      'Take a break before it hurts, not after.',
      'When it feels easy for a week, add a little.',
    ],
    cues: ['Plan by the clock, not by the pain.', 'Small steps add up.'],
    mistakes: ['Doing it all on a good day.', 'Doing nothing on a bad day.', 'Adding too much at once.'],
    reading: [
      'Do you know this? On a good day you do everything at once. The next day you hurt and can do nothing. Then comes a good day, and it starts again. Over time you do less and less.',
      'Pacing breaks that loop. You do a steady amount each day, whether the day is good or bad.',
      'First find your base. How long can you sit, walk or iron without a bad day after? Try it three times. Take the middle one, and then a little less. If you can walk for 10 minutes, start with 8.',
      'Then stick to it. Stop at 8 minutes even if you feel great. Do the 8 minutes on a bad day too, slowly if you need to.',
      'After a week that went well, add a little: one or two minutes, or one more repeat. Do not rush. Ten small steps take you a long way.',
      'Break up long jobs. Use a timer. Swap between sitting, standing and moving.',
      'If you did too much, it is no disaster. Go back one step for a few days, and then go on.',
    ],
    stopWhen:
      'Go back one step if your pain is still higher the next morning. Ask your physiotherapist if it stays so for a week.',
  },
  {
    ...reading,
    slug: 'self-management',
    name: 'Looking after your back',
    otherNames: ['Self-management', 'Self-care', 'Helping yourself', 'Managing your own pain'],
    purpose: 'Puts you in charge: what you can do each day to keep getting better.',
    steps: [
      'Choose one goal that matters to you.',
      'Tie your exercises to something that you do every day.',
      'Write down what you did.',
      'Sleep well, move often and ask for help when you need it.',
    ],
    cues: ['A little every day beats a lot now and then.', 'You are the expert on your own day.'],
    mistakes: ['Trying to change everything at once.', 'Giving up after a missed day.'],
    reading: [
      'Your physiotherapist sees you for an hour or two a week. The rest of the week is yours. What you do in it makes the biggest difference.',
      'Start with what matters to you. Do you want to lift your grandchild? Work a full day? Swim again? Write it down. It is easier to exercise for a reason.',
      'Make it easy to keep going. Do your exercises at the same time each day, right after something you never forget, like brushing your teeth. Keep the band where you can see it.',
      'Log what you did. It takes two taps. You will see how far you have come, and your physiotherapist can see what helps.',
      'Missed a day? Everyone does. Do not try to catch up. Just go on the next day.',
      'Care for the rest of you too. Get enough sleep. Go outside. See people. If you smoke or feel low, ask for help with it. All of this can turn pain down.',
      'Ask when you are not sure. A short message is better than weeks of doing the wrong thing.',
    ],
    stopWhen:
      'Tell your physiotherapist if your pain gets worse for a week, spreads down an arm or leg, or worries you.',
  },
  {
    ...reading,
    slug: 'flare-up-plan',
    name: 'Your plan for a flare-up',
    otherNames: ['Flare-up plan', 'Pain flare', 'Bad day plan', 'Set-back plan'],
    purpose: 'Tells you what to do when the pain suddenly gets worse, so that it passes sooner.',
    steps: [
      'Stay calm. Flare-ups are common, and most of them pass within days.',
      'Check the warning signs. If you have one, get help.',
      'Do less for a day or two, but do not stop moving.',
      'Use what eases you, such as heat, a short walk or slow breathing.',
      'Step back up over the next few days.',
    ],
    cues: ['Less, not nothing.', 'It passed before, it will pass again.'],
    mistakes: ['Lying in bed for days.', 'Stopping all exercises.', 'Looking for a new cause each time.'],
    reading: [
      'A flare-up is when your pain gets much worse for a while. Nearly everyone who has had pain for a while gets one now and then. It does not mean that you are back at the start, and it rarely means new harm.',
      'First, look for warning signs. Did you have a bad fall? Are your legs weak or clumsy? Are you numb between your legs, or do you have trouble with your bladder or bowels? Do you have a fever, chest pain, or trouble with breathing? Then get medical help today.',
      'If there are none, cut down for a day or two. Do half of your exercises, or the easiest ones, and in a smaller range. Keep walking, even if it is only round the room.',
      'Use what eases you. Many people like a warm pack for 15 minutes. Change position often. Breathe slowly, with a long breath out. Ask your pharmacist about medicine if you need it.',
      'From the third day, step back up. Add a little each day, until you are where you were. This often takes one to two weeks.',
      'When it has passed, ask what led to it. Too much at once? Bad sleep? A hard week? Sometimes there is no clear reason. Note what helped, for the next time.',
    ],
    stopWhen:
      'Get medical help today if your legs get weak or numb, or you lose control of your bladder or bowels. The same goes for fever, chest pain or a bad fall.',
  },
  {
    ...reading,
    slug: 'relapse-plan',
    name: 'Staying well',
    otherNames: ['Relapse plan', 'Relapse prevention', 'Keeping the gains', 'Maintenance plan'],
    purpose: 'Helps you to keep what you have gained when the sessions come to an end.',
    steps: [
      'Choose two or three exercises to keep for good.',
      'Decide on which days you will do them.',
      'Write down your early warning signs.',
      'Write down what you will do first when they come.',
      'Know when to call the clinic.',
    ],
    cues: ['Strength stays only if you use it.', 'Two good days a week are enough to keep most of it.'],
    mistakes: ['Stopping it all when the pain is gone.', 'Waiting for weeks when it comes back.'],
    reading: [
      'Well done for coming this far. Pain like yours can come back. There is a lot that you can do to make that less likely, or less bad.',
      'Strength fades when you stop. The good news is that it takes less work to keep it than to build it. Two days a week with two or three good exercises are enough for most people.',
      'Choose the ones that helped you most. Choose an activity that you enjoy too, such as walking, swimming, dancing or the garden.',
      'Get to know your early signs. Perhaps you feel stiff in the mornings. Perhaps you sleep badly or skip your breaks. Write down two or three.',
      'Then write down your first steps: back to daily exercises for a week, breaks at work, an early night, a walk each day. If pain flares up, use your flare-up plan.',
      'Call the clinic if you are not better after two weeks of this, or if something is new or worries you. It is better to come early for one visit than late for ten.',
    ],
    stopWhen:
      'Get medical help today if your legs get weak or numb, or you lose control of your bladder or bowels. The same goes for fever, chest pain or a bad fall.',
  },
]
