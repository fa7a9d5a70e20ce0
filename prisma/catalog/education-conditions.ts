// Education on the conditions that bring most people to a physiotherapist, and on the medicines they ask about.
import type { Exercise } from '@/domain/catalog/exercise'
import { reading } from './education'

export const educationConditions: Exercise[] = [
  {
    ...reading,
    slug: 'understanding-back-pain',
    name: 'Understanding back pain',
    otherNames: [
      'Back pain facts',
      'Low back pain explained',
      'Lumbago',
      'Slipped disc and scans',
      'Back pain education',
    ],
    regions: ['low-back', 'upper-back'],
    purpose: 'Tells you what is going on when your back hurts, and what helps it to settle.',
    steps: [
      'Know the warning signs, and get help if you have one.',
      'Keep moving. Do a little less than usual, but do not lie down for days.',
      'Go back to normal life bit by bit, also while it is still sore.',
      'Find an exercise that you like, and stay with it.',
    ],
    cues: ['Backs are strong and made to move.', 'Sore is not the same as harmed.'],
    mistakes: [
      'Staying in bed until it is gone.',
      'Guarding your back all day.',
      'Looking for the answer in one more scan.',
    ],
    reading: [
      'Nearly everyone has back pain at some time. It can be fierce, and it can frighten you. Yet most of the time there is no serious cause behind it. Your physiotherapist checks for that.',
      'Your back is one of the strongest parts of your body. It has thick bones, tough discs, and layer on layer of muscle. Discs do not slip. They can bulge or tear, and most of those heal by themselves over time.',
      'Why does it hurt, then? Often several things come together: a new or heavy job, a long spell of sitting, poor sleep, or a hard time in your life. The back gets sore and the muscles tense up to guard it.',
      'A scan is useful when there are warning signs. If there are none, it seldom helps. Worn discs show up in most people over 50, also in those who feel fine. They are a bit like grey hair on the inside.',
      'Most people feel much better within six weeks. Some ache for longer, and many have a bad spell again later. Each of these can pass too.',
      'Moving is the best thing we know. No one exercise beats all the others. Choose one that you enjoy and can do often. Walking counts.',
      'Do you bend and lift as if your back were made of glass? You can let go of that bit by bit. Bending and lifting are safe to learn again, first with light things and then with heavier ones.',
      'Heat, a change of position and slow breathing can ease the bad days. If you think of taking medicine, talk to your pharmacist or doctor first.',
    ],
    stopWhen:
      'Get medical help today if you are numb between your legs, have weak legs, or lose control of your bladder or bowels. The same goes for fever or a bad fall.',
  },
  {
    ...reading,
    slug: 'understanding-osteoarthritis',
    name: 'Living well with osteoarthritis',
    otherNames: [
      'Osteoarthritis education',
      'Arthritis advice',
      'Wear and tear',
      'Knee and hip arthritis explained',
      'OA',
    ],
    regions: ['knee', 'hip', 'wrist-hand', 'shoulder'],
    purpose:
      'Explains what happens in a joint with osteoarthritis, and how you can make it stronger and less sore.',
    steps: [
      'Keep the joint moving every day.',
      'Make the muscles around it stronger, two or three times a week.',
      'Take up an activity that is kind to your joints, such as walking, cycling or water exercise.',
      'If you carry extra weight, losing even a little can help your knees and hips.',
      'Use aids without shame: a stick, a jar opener, good shoes.',
    ],
    cues: ['Movement feeds a joint.', 'Strong muscles share the load.', 'A little sore is fine.'],
    mistakes: [
      'Saving the joint by not using it.',
      'Stopping after a week because it is sore at first.',
      'Thinking that nothing can be done at your age.',
    ],
    reading: [
      'Osteoarthritis is the most common kind of joint trouble. The smooth lining of a joint gets thinner, the bone around it changes, and the joint can be stiff, sore or a little swollen.',
      'You may have heard it called wear and tear. That is only half true. A joint is not a car tyre. It is alive, and it repairs itself all the time. It gets its food when you move and put weight on it.',
      'So exercise does not wear your joint out. In fact it is one of the best treatments we have. It eases pain for many people and makes stairs, walks and standing up easier. It can help at 50, and it can help at 85.',
      'An X-ray does not tell how you will feel. Some people have joints that look bad and hardly hurt. Others have much pain and little to see.',
      'At first your joint may be a bit more sore when you exercise. That is normal. It should settle by the next morning. If it does not, do less the next time, but do not stop.',
      'It takes time. Give it six to twelve weeks before you judge. The gain lasts for as long as you go on.',
      'Good days and bad days are part of it. On a bad day do the easy ones, use warmth, and rest a little between jobs. If you want to try a cream or a tablet, ask your pharmacist or doctor which one suits you.',
      'Most people never need surgery. But if exercise has not helped enough and the joint rules your life, a new hip or knee can be a very good step. Strong legs will help you then too.',
    ],
    stopWhen:
      'Get medical help today if a joint is hot, red and very swollen, or if you have a fever with it. Do so too if you suddenly cannot put weight on it.',
  },
  {
    ...reading,
    slug: 'tendon-loading',
    name: 'How a sore tendon gets better',
    otherNames: [
      'Tendon loading',
      'Tendinopathy education',
      'Tendonitis',
      'Tendon pain explained',
      'Tennis elbow and rotator cuff advice',
    ],
    regions: ['shoulder', 'elbow', 'hip', 'knee', 'ankle-foot'],
    purpose: 'Explains why a sore tendon needs work and not just rest, and how much work is right.',
    steps: [
      'Cut down what makes it much worse, but do not stop using it.',
      'Do your strength exercises on the days agreed.',
      'Rate the pain from 0 to 10 while you do them, and again the next morning.',
      'No worse the next morning? Go on. Worse? Do a little less the next time.',
      'Add weight in small steps when it feels easy.',
    ],
    cues: [
      'Not too much, not too little.',
      'The next morning tells the truth.',
      'Think in months, not days.',
    ],
    mistakes: [
      'Resting for weeks, then starting again at full power.',
      'Stopping at the first twinge.',
      'Trying something new every week.',
    ],
    reading: [
      'A tendon is the strong cord that ties a muscle to a bone. You have them at your shoulder, elbow, hip, knee and heel. A tendon gets sore when it has to do more than it is used to.',
      'That may have been one busy weekend with a paint brush. It may also have built up over months. Sometimes a quiet spell comes first: after weeks of rest, a normal job is suddenly too much.',
      'Rest takes the pain away for a while. But a rested tendon grows weaker, so the pain comes back when you start again. What makes a tendon strong is work: slow, steady, and a bit more over time.',
      'How much is right? Pain of up to 5 out of 10 while you exercise is fine, if it has settled by the next morning. Your physiotherapist may give you a lower limit. Then that one counts.',
      'Look at the next morning each time. If it is no worse, you are on the right path. If it is worse, take less weight or fewer repeats next time. You have done no harm. You have only found your limit.',
      'Tendons are slow. Give it at least 12 weeks. Many people feel better sooner, but the tendon goes on getting stronger for months. Keep going after the pain has gone.',
      'An injection can ease pain for some weeks. Yet for some tendons, such as in tennis elbow, it can make things worse later. Ask about both before you choose.',
    ],
    stopWhen:
      'Get medical help today if you felt a snap, if an arm or leg is suddenly weak, or if it is hot and swollen.',
  },
  {
    ...reading,
    slug: 'using-painkillers-sensibly',
    name: 'Using painkillers sensibly',
    otherNames: ['Pain medicine advice', 'Pain relief tablets', 'Analgesics', 'Medicines for pain'],
    purpose: 'Helps you to use pain medicine safely, and to know what to ask before you take any.',
    steps: [
      'Ask your pharmacist or doctor before you take anything new.',
      'Tell them all that you take already, also from the shop or from herbs.',
      'Read the leaflet, and never take more than it says.',
      'Use what you take to get moving, not only to lie still.',
      'Ask again if you still need it after a few days.',
    ],
    cues: ['As little as works, for as short a time as you can.', 'One list of all that you take.'],
    mistakes: [
      'Taking two packs with the same drug inside.',
      'Taking someone else’s tablets.',
      'Stopping strong tablets suddenly, without advice.',
    ],
    reading: [
      'Medicine can take the edge off pain, so that you can move, sleep and do your exercises. It seldom takes all the pain away, and it does not make you stronger. See it as a help on the way.',
      'Which one is right depends on you. Ask your pharmacist or doctor. Some tablets do not go with a weak heart, kidney or liver trouble, stomach ulcers, asthma, pregnancy, or blood thinners.',
      'Be sure to ask if you are over 65 or take other tablets. Many cold and flu products hold pain medicine too. It is easy to take the same drug twice by mistake.',
      'Creams and gels are worth asking about. For a sore knee or hand they can work well, and less of the drug gets into the rest of your body.',
      'Strong painkillers, called opioids, help little with pain that has lasted for months. They can make you sleepy, sick or unsteady, and it can be hard to come off them. Do you take them now? Do not stop all at once. Ask your doctor for a plan.',
      'Can you drive? Some tablets make you drowsy. Ask first. Alcohol makes it worse.',
      'Keep a list of all that you take, with the times. Bring it when you see a doctor. If a tablet does not help after a fair try, say so. There is no point in taking it.',
    ],
    stopWhen:
      'Call for emergency help if you took too much, have trouble breathing, a swollen face, black stools, or vomit blood. After too much, do so even if you feel well.',
  },
]
