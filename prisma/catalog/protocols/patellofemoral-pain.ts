// The 12-week programme for pain at the kneecap: hips first, then the knee, then one leg at a time and back to sport.
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { daysAWeek, perSession } from '../frequencies'
import type { BuiltInProtocol } from '../protocol'
import { toRead } from './reading'

const painCeiling = defaultPainCeiling

export const patellofemoralPain: BuiltInProtocol = {
  slug: 'patellofemoral-pain',
  name: 'Patellofemoral pain, 12 weeks',
  condition: 'Pain around or behind the kneecap',
  regions: ['knee'],
  summary:
    'For adults and older teenagers with pain around or behind the kneecap in squats, on stairs, in running or long sitting, after other causes have been ruled out. Hip exercises lead while the knee is sore; knee exercises join them, then single-leg work and sport. Tape may ease the first weeks and is then dropped. Ultrasound, electrical stimulation and mobilisation on its own are left out, as the guideline advises. Pain often lasts or returns, so managing load is taught from the start.',
  sources: [
    'Willy RW, Hoglund LT, Barton CJ, et al. Patellofemoral pain: clinical practice guidelines. J Orthop Sports Phys Ther 2019;49(9):CPG1-CPG95. Hip exercises early, hip with knee exercises after; tape up to 4 weeks; no biophysical agents.',
    'Collins NJ, Barton CJ, van Middelkoop M, et al. 2018 consensus statement on exercise therapy and physical interventions to treat patellofemoral pain. Br J Sports Med 2018;52:1170-1178. Hip and knee exercise, and a course that is often long.',
    'van der Heijden RA, Lankhorst NE, van Linschoten R, et al. Exercise for treating patellofemoral pain syndrome. Cochrane Database Syst Rev 2015;1:CD010387. Exercise helps pain and function; which exercise is best is not settled.',
    'Lack S, Barton C, Sohan O, et al. Proximal muscle rehabilitation is effective for patellofemoral pain. Br J Sports Med 2015;49:1365-1376. Why the hips are trained from the first week.',
    'Esculier JF, Bouyer LJ, Dubois B, et al. Is combining gait retraining or an exercise programme with education better than education alone in treating runners with patellofemoral pain? Br J Sports Med 2018;52:659-666. Education on load carries much of the effect.',
    'Thomeé R. A comprehensive treatment approach for patellofemoral pain syndrome in young women. Phys Ther 1997;77:1690-1703. The pain-monitoring model behind the ceiling of 5.',
  ],
  content: {
    problem: 'Patellofemoral pain',
    goals: [
      { text: 'Go up and down two flights of stairs with pain of 2 or less out of 10' },
      { text: 'Sit through a film with pain of 2 or less out of 10' },
      { text: 'Run for 20 minutes, or do the chosen sport, with pain back to usual by the next morning' },
      { text: 'Know how to change the training load when the knee gets sore' },
    ],
    reassessEveryWeeks: 4,
    phases: [
      {
        kind: 'intensive',
        name: 'Intensive',
        weeks: 4,
        sessions: 2,
        everyWeeks: 1,
        sessionMinutes: 45,
        aim: 'Calm the knee by lowering what stirs it up, without stopping. Strengthen the hips, and the thigh with little bend in the knee. Learn to judge load by the pain of the next morning.',
        criterion:
          'Pain on stairs at most 3 out of 10, no increase that lasts beyond the next morning for 2 weeks, 10 sit to stands with the knees in line, and the home exercises done correctly without prompting.',
        prescriptions: [
          {
            exercise: 'side-lying-leg-lift',
            dosage: {
              sets: 2,
              reps: 10,
              restSeconds: 30,
              tempo: '2-1-2',
              side: 'each',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Feel it at the side of your hip.',
          },
          {
            exercise: 'bridge',
            dosage: {
              sets: 2,
              reps: 10,
              restSeconds: 45,
              tempo: '2-2-2',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
          },
          {
            exercise: 'straight-leg-raise',
            dosage: {
              sets: 2,
              reps: 10,
              restSeconds: 45,
              tempo: '2-2-3',
              side: 'each',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
          },
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
            note: 'Start from a high seat if the knee is sore. Go lower week by week.',
          },
          {
            exercise: 'taping',
            dosage: {
              durationMinutes: 10,
              intensity: 'Kneecap taped so that a squat or a step hurts less',
              painCeiling: 2,
              frequency: perSession,
            },
            note: 'Only if it makes a step or a squat hurt less at once. We stop it after four weeks at most.',
          },
          { exercise: 'pacing', dosage: toRead },
          { exercise: 'how-pain-works', dosage: toRead },
          { exercise: 'staying-active', dosage: toRead },
          { exercise: 'footwear-and-walking', dosage: toRead },
          { exercise: 'flare-up-plan', dosage: toRead },
        ],
      },
      {
        // The guideline puts knee exercises after the hips: they are a step of their own, before one leg carries it all.
        kind: 'custom',
        name: 'Build',
        weeks: 4,
        sessions: 1,
        everyWeeks: 1,
        sessionMinutes: 45,
        aim: 'Load the knee itself in squats and on steps, keep the hips strong on the feet, and bring back the activities that were cut down, one at a time.',
        criterion:
          'Three sets of 10 squats and 10 step-ups on each leg with pain at most 3 out of 10 and the knee in line over the foot, and a brisk walk of 30 minutes without a worse next morning.',
        prescriptions: [
          {
            exercise: 'squat',
            dosage: {
              sets: 3,
              reps: 8,
              repsTo: 10,
              restSeconds: 60,
              tempo: '3-1-2',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Start shallow. Go a little lower each week, as far as your pain limit lets you.',
          },
          {
            exercise: 'step-up',
            dosage: {
              sets: 2,
              reps: 8,
              repsTo: 10,
              restSeconds: 60,
              tempo: '2-1-2',
              side: 'each',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Use a low step first. A mirror helps you to keep the knee over the foot.',
          },
          {
            exercise: 'side-steps-band',
            dosage: {
              sets: 2,
              reps: 8,
              repsTo: 10,
              restSeconds: 60,
              band: 'light',
              side: 'each',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
          },
          {
            exercise: 'thigh-stretch-standing',
            dosage: { sets: 2, holdSeconds: 30, side: 'each', painCeiling, frequency: daysAWeek(3) },
            note: 'Leave it out if the front of your thigh is not tight, or if the kneecap hurts in it.',
          },
          { exercise: 'pacing', dosage: toRead },
          { exercise: 'flare-up-plan', dosage: toRead },
          { exercise: 'returning-to-sport', dosage: toRead },
        ],
      },
      {
        kind: 'maintenance',
        name: 'Maintenance',
        weeks: 4,
        sessions: 1,
        everyWeeks: 2,
        sessionMinutes: 45,
        aim: 'Make each leg strong on its own, return fully to stairs, running and sport by small steps in load, and take over the programme.',
        criterion:
          'Ready for discharge when usual sport or activity is back with pain at most 2 out of 10, 8 slow step-downs look the same on both legs, the chosen activities are better by 2 or more on the PSFS, and the person can say how to change the load in a flare-up.',
        prescriptions: [
          {
            exercise: 'split-squat',
            dosage: {
              sets: 3,
              reps: 6,
              repsTo: 8,
              restSeconds: 60,
              tempo: '3-1-2',
              side: 'each',
              effort: 7,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'When 3 sets of 8 feel easy, hold a weight in your free hand.',
          },
          {
            exercise: 'slow-step-down',
            dosage: {
              sets: 3,
              reps: 6,
              repsTo: 8,
              restSeconds: 60,
              tempo: '3-1-2',
              side: 'each',
              effort: 7,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Start on a low step. Hold on lightly.',
          },
          {
            exercise: 'side-steps-band',
            dosage: {
              sets: 3,
              reps: 10,
              restSeconds: 60,
              band: 'medium',
              side: 'each',
              effort: 7,
              painCeiling,
              frequency: daysAWeek(3),
            },
          },
          { exercise: 'returning-to-sport', dosage: toRead },
          { exercise: 'flare-up-plan', dosage: toRead },
          {
            exercise: 'relapse-plan',
            dosage: toRead,
            note: 'We fill this in together at the last session.',
          },
        ],
      },
    ],
  },
}
