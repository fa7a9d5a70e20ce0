// The 10-week programme for a sprain of the outer ankle: move early, build strength and balance, return to sport.
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { asNeeded, daysAWeek, perSession } from '../frequencies'
import type { BuiltInProtocol } from '../protocol'
import { toRead } from './reading'

const painCeiling = defaultPainCeiling
/** Lower than the usual ceiling while the ligament is fresh. */
const freshPainCeiling = 3

export const lateralAnkleSprain: BuiltInProtocol = {
  slug: 'lateral-ankle-sprain',
  name: 'Lateral ankle sprain, 10 weeks',
  condition: 'Sprain of the outer ankle, without fracture',
  regions: ['ankle-foot'],
  summary:
    'For people with a sprain of the outer ankle, once a fracture has been ruled out by the Ottawa ankle rules. It starts in the first days: early movement and weight as pain allows, with tape or a brace, then strength, balance and the demands of sport. Balance exercise at home made repeat sprains fewer in a large trial of athletes. Manual therapy supports exercise; ultrasound is left out. High ankle sprains, tendon ruptures and ankles that stay unable to take weight need a different plan.',
  sources: [
    'Martin RL, Davenport TE, Fraser JJ, et al. Ankle stability and movement coordination impairments: lateral ankle ligament sprains, revision 2021. J Orthop Sports Phys Ther 2021;51(4):CPG1-CPG80. Early loading with support, exercise, manual therapy; no ultrasound.',
    'Vuurberg G, Hoorntje A, Wink LM, et al. Diagnosis, treatment and prevention of ankle sprains: update of an evidence-based clinical guideline. Br J Sports Med 2018;52:956. Tape or brace with an exercise programme.',
    'Bleakley CM, O’Connor SR, Tully MA, et al. Effect of accelerated rehabilitation on function after ankle sprain. BMJ 2010;340:c1964. Exercise from the first week improved early function.',
    'Doherty C, Bleakley C, Delahunt E, Holden S. Treatment and prevention of acute and recurrent ankle sprain. Br J Sports Med 2017;51:113-125. Support and balance training against the next sprain.',
    'Hupperets MDW, Verhagen EALM, van Mechelen W. Effect of unsupervised home based proprioceptive training on recurrences of ankle sprain. BMJ 2009;339:b2684. Eight weeks at home; 22 % had another sprain against 33 %.',
    'Bachmann LM, Kolb E, Koller MT, et al. Accuracy of Ottawa ankle rules to exclude fractures of the ankle and mid-foot. BMJ 2003;326:417. What rules a fracture out.',
    'Smith MD, Vicenzino B, Bahr R, et al. Return to sport decisions after an acute lateral ankle sprain injury: introducing the PAASS framework. Br J Sports Med 2021;55:1270-1276. What is checked before sport.',
  ],
  content: {
    problem: 'Lateral ankle sprain',
    goals: [
      { text: 'Walk for 30 minutes without a limp' },
      { text: 'Stand on the hurt leg for 30 seconds as steadily as on the other' },
      { text: 'Return to work and sport without the ankle giving way' },
      { text: 'Keep up balance exercise to make another sprain less likely' },
    ],
    reassessEveryWeeks: 3,
    phases: [
      {
        kind: 'intensive',
        name: 'Intensive',
        weeks: 3,
        sessions: 2,
        everyWeeks: 1,
        sessionMinutes: 45,
        aim: 'Settle pain and swelling, walk normally again with support, and win back the bend of the ankle. Move little and often from the first days.',
        criterion:
          'Walks 15 minutes without a limp or crutches with pain at most 3 out of 10, knee to wall within 3 cm of the other side, and 10 heel raises on both legs with even weight.',
        prescriptions: [
          {
            exercise: 'ankle-circles',
            dosage: {
              sets: 1,
              reps: 20,
              painCeiling: freshPainCeiling,
              frequency: daysAWeek(7, 3),
            },
            note: 'On the hurt side. Small circles at first. Rest with your foot up after.',
          },
          {
            exercise: 'knee-to-wall',
            dosage: {
              sets: 2,
              reps: 10,
              holdSeconds: 3,
              restSeconds: 15,
              painCeiling: freshPainCeiling,
              frequency: daysAWeek(7, 2),
            },
            note: 'On the hurt side, once you can put weight on it.',
          },
          {
            exercise: 'weight-shift',
            dosage: {
              sets: 2,
              reps: 10,
              holdSeconds: 3,
              restSeconds: 30,
              painCeiling: freshPainCeiling,
              frequency: daysAWeek(7),
            },
            note: 'Put as much weight on the hurt side as your pain limit lets you.',
          },
          {
            exercise: 'heel-raise',
            dosage: {
              sets: 2,
              reps: 10,
              restSeconds: 60,
              tempo: '2-1-3',
              effort: 4,
              painCeiling: freshPainCeiling,
              frequency: daysAWeek(5),
            },
            note: 'From the second week. Lean on your hands as much as you need.',
          },
          {
            exercise: 'ankle-joint-mobilisation',
            dosage: {
              sets: 3,
              holdSeconds: 30,
              restSeconds: 30,
              grade: 'II',
              painCeiling: freshPainCeiling,
              frequency: perSession,
            },
            note: 'Gentle at first. We go further as the swelling goes down.',
          },
          {
            exercise: 'taping',
            dosage: {
              durationMinutes: 10,
              intensity: 'Tape or a brace that holds the outer side',
              painCeiling: 2,
              frequency: perSession,
            },
            note: 'Wear a brace between sessions if you have one.',
          },
          {
            exercise: 'cold-at-home',
            dosage: { durationMinutes: 10, painCeiling: 3, frequency: asNeeded },
            note: 'If it eases the pain in the first days. It does not speed up healing.',
          },
          { exercise: 'staying-active', dosage: toRead },
          { exercise: 'pacing', dosage: toRead },
          { exercise: 'footwear-and-walking', dosage: toRead },
          { exercise: 'using-painkillers-sensibly', dosage: toRead },
        ],
      },
      {
        // Between walking and sport: strength and one-leg balance decide about the next sprain, and are the part most often skipped.
        kind: 'custom',
        name: 'Build',
        weeks: 3,
        sessions: 1,
        everyWeeks: 1,
        sessionMinutes: 45,
        aim: 'Strengthen the muscles that hold the ankle, stand steadily on one leg, and get back the full bend. Start straight-line jogging near the end if it is a goal.',
        criterion:
          'Stands on the hurt leg for 30 seconds with open eyes, 10 heel raises on that leg at full height, knee to wall within 1 cm of the other side, and pain at most 2 out of 10 in daily life.',
        prescriptions: [
          {
            exercise: 'ankle-turn-out-band',
            dosage: {
              sets: 3,
              reps: 10,
              repsTo: 12,
              restSeconds: 45,
              tempo: '2-1-3',
              band: 'light',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'On the hurt side. When 3 sets of 12 feel easy, tell us. You will get the next band.',
          },
          {
            exercise: 'single-leg-heel-raise',
            dosage: {
              sets: 2,
              reps: 6,
              repsTo: 8,
              restSeconds: 60,
              tempo: '2-1-3',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'On the hurt side. Too hard? Go up on both legs and come down on one.',
          },
          {
            exercise: 'single-leg-stand',
            dosage: { sets: 3, holdSeconds: 30, restSeconds: 15, painCeiling, frequency: daysAWeek(5) },
            note: 'On the hurt side. Easy? Turn your head slowly from side to side, with a hand near the worktop.',
          },
          {
            exercise: 'knee-to-wall',
            dosage: {
              sets: 2,
              reps: 10,
              holdSeconds: 5,
              restSeconds: 15,
              painCeiling,
              frequency: daysAWeek(5),
            },
            note: 'Stop it when both ankles bend as far as each other.',
          },
          {
            exercise: 'ankle-joint-mobilisation',
            dosage: {
              sets: 3,
              holdSeconds: 45,
              restSeconds: 30,
              grade: 'IV',
              painCeiling,
              frequency: perSession,
            },
            note: 'Only while the ankle is still stiff.',
          },
          { exercise: 'pacing', dosage: toRead },
          { exercise: 'returning-to-sport', dosage: toRead },
          { exercise: 'footwear-and-walking', dosage: toRead },
        ],
      },
      {
        kind: 'maintenance',
        name: 'Maintenance',
        weeks: 4,
        sessions: 1,
        everyWeeks: 2,
        sessionMinutes: 45,
        aim: 'Return to running, jumping and turning by steps, with tape or a brace in sport. Make both ankles strong and steady, and keep up balance exercise against the next sprain.',
        criterion:
          'Ready for discharge and sport when pain in sport is at most 2 out of 10, strength, reach and hops reach 90 % of the other side, the ankle does not give way, a full training session is done, and the person trusts it.',
        prescriptions: [
          {
            exercise: 'single-leg-heel-raise',
            dosage: {
              sets: 3,
              reps: 8,
              repsTo: 10,
              restSeconds: 60,
              tempo: '2-1-3',
              side: 'each',
              effort: 7,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Both legs now. When 3 sets of 10 feel easy, hold a weight in one hand.',
          },
          {
            exercise: 'single-leg-reach',
            dosage: {
              sets: 3,
              reps: 5,
              restSeconds: 45,
              side: 'each',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'Keep this one for good, two or three days a week.',
          },
          {
            exercise: 'ankle-turn-out-band',
            dosage: {
              sets: 3,
              reps: 10,
              repsTo: 12,
              restSeconds: 45,
              tempo: '2-1-3',
              band: 'medium',
              effort: 7,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'On the hurt side.',
          },
          {
            exercise: 'taping',
            dosage: {
              durationMinutes: 10,
              intensity: 'Tape or a brace for sport',
              painCeiling: 2,
              frequency: perSession,
            },
            note: 'We show you how to put it on. Use it in sport for the first year.',
          },
          { exercise: 'returning-to-sport', dosage: toRead },
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
