// The 12-week programme for knee osteoarthritis: six weeks of supervised exercise and learning, then six with boosters.
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { asNeeded, daysAWeek, perSession } from '../frequencies'
import type { BuiltInProtocol } from '../protocol'
import { toRead } from './reading'

const painCeiling = defaultPainCeiling

export const kneeOsteoarthritis: BuiltInProtocol = {
  slug: 'knee-osteoarthritis',
  name: 'Knee osteoarthritis, 12 weeks',
  condition: 'Knee osteoarthritis, diagnosed clinically',
  regions: ['knee'],
  summary:
    'For adults with knee osteoarthritis by its signs, once other causes such as infection, inflammation or fracture have been ruled out. Exercise and education are the core; weight loss helps where weight is high. The mean benefit is small to moderate and fades without practice, so a few exercises are learned well and boosters keep them going. Manual therapy is only an aid to exercise, and electrotherapy is left out, as NICE advises. Adapt the dosage to each person.',
  sources: [
    'NICE. Osteoarthritis in over 16s: diagnosis and management. NICE guideline NG226, 2022. Exercise and information for everyone, manual therapy only alongside exercise, no electrotherapy.',
    'Bannuru RR, Osani MC, Vaysbrot EE, et al. OARSI guidelines for the non-surgical management of knee, hip, and polyarticular osteoarthritis. Osteoarthritis Cartilage 2019;27:1578-1589. Education and land-based exercise as the core.',
    'Fransen M, McConnell S, Harmer AR, et al. Exercise for osteoarthritis of the knee. Cochrane Database Syst Rev 2015;1:CD004376. Better pain and function right after treatment, less so two to six months later.',
    'Lawford BJ, Hall M, Hinman RS, et al. Exercise for osteoarthritis of the knee. Cochrane Database Syst Rev 2024;12:CD004376. The update: benefits in the short term, of uncertain importance to patients.',
    'Juhl C, Christensen R, Roos EM, et al. Impact of exercise type and dose on pain and disability in knee osteoarthritis. Arthritis Rheumatol 2014;66:622-636. Thigh strength, three times a week, one aim at a time: so walks fall on other days.',
    'Skou ST, Roos EM. Good Life with osteoArthritis in Denmark (GLA:D). BMC Musculoskelet Disord 2017;18:72. Education and twelve supervised sessions, twice a week for six weeks.',
    'Pisters MF, Veenhof C, van Meeteren NLU, et al. Long-term effectiveness of exercise therapy in patients with osteoarthritis of the hip or knee. Arthritis Rheum 2007;57:1245-1253. Booster sessions help to keep the effect.',
    'Thomeé R. A comprehensive treatment approach for patellofemoral pain syndrome in young women. Phys Ther 1997;77:1690-1703. The pain-monitoring model behind the ceiling of 5.',
  ],
  content: {
    problem: 'Knee osteoarthritis',
    goals: [
      { text: 'Walk for 30 minutes with pain of 4 or less out of 10' },
      { text: 'Get up from a chair without using the arms' },
      { text: 'Go up and down a flight of stairs, foot over foot, with a hand on the rail' },
      { text: 'Know how to adjust exercise in a flare-up, and do it without help' },
    ],
    reassessEveryWeeks: 6,
    phases: [
      {
        kind: 'intensive',
        name: 'Intensive',
        weeks: 6,
        sessions: 2,
        everyWeeks: 1,
        sessionMinutes: 60,
        aim: 'Understand osteoarthritis and that exercise is safe for the joint. Learn a few exercises well, strengthen thighs and hips, steady the balance, and start regular walks.',
        criterion:
          'Two sets of 10 sit to stands without the arms at an effort of 5 or less, the home exercises done correctly without prompting, and pain after exercise back to its usual level by the next morning for 2 weeks.',
        prescriptions: [
          {
            exercise: 'sit-to-stand',
            dosage: {
              sets: 2,
              reps: 8,
              repsTo: 10,
              restSeconds: 60,
              tempo: '2-1-3',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'A cushion on the seat makes it easier. When 2 sets of 10 feel easy, take it away.',
          },
          {
            exercise: 'knee-straightening-sitting',
            dosage: {
              sets: 2,
              reps: 8,
              restSeconds: 45,
              tempo: '2-2-3',
              side: 'each',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'When it feels easy, tell us. We will add a weight at your ankle.',
          },
          {
            exercise: 'tandem-stand',
            dosage: {
              sets: 2,
              holdSeconds: 20,
              restSeconds: 15,
              side: 'each',
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Too hard? Stand with your feet side by side and close together. Keep a hand near the worktop.',
          },
          {
            exercise: 'walking-programme',
            dosage: { durationMinutes: 10, effort: 3, painCeiling, frequency: daysAWeek(4) },
            note: 'Best on the days between your leg exercises. Add a minute or two each week.',
          },
          {
            exercise: 'knee-joint-mobilisation',
            dosage: {
              sets: 3,
              holdSeconds: 45,
              restSeconds: 30,
              grade: 'III',
              painCeiling,
              frequency: perSession,
            },
            note: 'Only if the knee is stiff. Ten minutes at most, then straight on to exercise.',
          },
          {
            exercise: 'cold-at-home',
            dosage: { durationMinutes: 10, painCeiling: 3, frequency: asNeeded },
            note: 'If your knee is warm or puffy after a busy day, and you like it.',
          },
          { exercise: 'understanding-osteoarthritis', dosage: toRead },
          { exercise: 'how-pain-works', dosage: toRead },
          { exercise: 'pacing', dosage: toRead },
          { exercise: 'footwear-and-walking', dosage: toRead },
          { exercise: 'using-painkillers-sensibly', dosage: toRead },
          { exercise: 'flare-up-plan', dosage: toRead },
        ],
      },
      {
        kind: 'maintenance',
        name: 'Maintenance',
        weeks: 6,
        sessions: 1,
        everyWeeks: 2,
        sessionMinutes: 45,
        aim: 'Build strength further with harder exercises on the feet, walk longer, and make exercise a habit that goes on without the clinic. Each session checks, corrects and steps up.',
        criterion:
          'Ready for discharge when average pain of the last 24 hours is lower by 2 or at a level the person can live with, the chosen activities are better by 2 or more on the PSFS, and a plan for going on alone is written down and in use.',
        prescriptions: [
          {
            exercise: 'squat',
            dosage: {
              sets: 3,
              reps: 8,
              repsTo: 10,
              restSeconds: 45,
              tempo: '3-1-2',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Only as low as your pain limit lets you. When 3 sets of 10 feel easy, hold a weight.',
          },
          {
            exercise: 'step-up',
            dosage: {
              sets: 2,
              reps: 8,
              restSeconds: 60,
              tempo: '2-1-2',
              side: 'each',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Start with a low step. Keep a hand on the rail.',
          },
          {
            exercise: 'single-leg-stand',
            dosage: {
              sets: 2,
              holdSeconds: 20,
              restSeconds: 15,
              side: 'each',
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Not steady yet? Stay with one foot in front of the other.',
          },
          {
            exercise: 'walking-programme',
            dosage: { durationMinutes: 10, effort: 4, painCeiling, frequency: daysAWeek(4) },
            note: 'Ten minutes is the least. Add a little each week until you can walk for half an hour.',
          },
          {
            exercise: 'cold-at-home',
            dosage: { durationMinutes: 10, painCeiling: 3, frequency: asNeeded },
          },
          { exercise: 'understanding-osteoarthritis', dosage: toRead },
          { exercise: 'staying-active', dosage: toRead },
          { exercise: 'flare-up-plan', dosage: toRead },
          {
            exercise: 'relapse-plan',
            dosage: toRead,
            note: 'We fill this in together at the last two sessions.',
          },
        ],
      },
    ],
  },
}
