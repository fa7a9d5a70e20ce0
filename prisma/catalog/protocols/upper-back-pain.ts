// The 12-week programme for upper-back pain: four intensive weeks, then eight of maintenance.
import { defaultPainCeiling } from '@/domain/plans/dosage'
import { asNeeded, daysAWeek, perSession } from '../frequencies'
import type { BuiltInProtocol } from '../protocol'
import { toRead } from './reading'

const painCeiling = defaultPainCeiling

export const upperBackPain: BuiltInProtocol = {
  slug: 'upper-back-pain-12-weeks',
  name: 'Upper back pain, 12 weeks',
  condition: 'Upper back pain without red flags',
  regions: ['upper-back'],
  summary:
    'For adults with pain between neck and lower ribs that comes from muscles and joints, after serious causes have been ruled out. Strength and movement do the lasting work; hands-on care, heat and education make it easier to begin. Trials of upper-back pain alone are few, so the choices lean on neck and shoulder pain, where strengthening helps most people somewhat. Adapt the dosage to each person.',
  sources: [
    'Blanpied PR, Gross AR, Elliott JM, et al. Neck pain: revision 2017, clinical practice guidelines. J Orthop Sports Phys Ther 2017;47(7):A1-A83. Exercise of neck, upper back and shoulder with manual therapy and advice.',
    'Andersen LL, Saervoll CA, Mortensen OS, et al. Effectiveness of small daily amounts of progressive resistance training for frequent neck/shoulder pain: randomised controlled trial. Pain 2011;152:440-446. Ten weeks with an elastic band; short daily training helped.',
    'Andersen LL, Kjaer M, Sogaard K, et al. Effect of two contrasting types of physical exercise on chronic neck muscle pain. Arthritis Rheum 2008;59:84-91. Specific strength training, three times a week for ten weeks.',
    'Thomeé R. A comprehensive treatment approach for patellofemoral pain syndrome in young women. Phys Ther 1997;77:1690-1703. The pain-monitoring model behind the ceiling of 5.',
    'Moseley GL, Butler DS. Fifteen years of explaining pain: the past, present, and future. J Pain 2015;16:807-813. Education together with movement.',
    'Bull FC, Al-Ansari SS, Biddle S, et al. World Health Organization 2020 guidelines on physical activity and sedentary behaviour. Br J Sports Med 2020;54:1451-1462. Walking, and less sitting in one go.',
  ],
  content: {
    problem: 'Upper back pain',
    goals: [
      { text: 'Work at a desk for an hour with pain of 3 or less out of 10' },
      { text: 'Carry shopping and do housework without a bad day after' },
      { text: 'Sleep through most nights without waking from pain' },
      { text: 'Know what to do in a flare-up, and do it without help' },
    ],
    reassessEveryWeeks: 4,
    phases: [
      {
        kind: 'intensive',
        name: 'Intensive',
        weeks: 4,
        sessions: 3,
        everyWeeks: 1,
        sessionMinutes: 45,
        aim: 'Ease pain, get the upper back moving, and learn a few exercises well enough to do them alone. Build the habit of short daily exercise and regular breaks.',
        criterion:
          'Average pain of the last 24 hours lower by 2 or at most 3 out of 10, the home exercises done correctly without prompting, 12 band rows at an effort of 5 or less, and no flare-up lasting over 3 days in the last 2 weeks.',
        prescriptions: [
          {
            exercise: 'seated-thoracic-extension',
            dosage: { sets: 1, reps: 10, holdSeconds: 3, painCeiling, frequency: daysAWeek(7) },
            note: 'A good first break in the middle of the day.',
          },
          {
            exercise: 'scapular-squeeze-sitting',
            dosage: {
              sets: 2,
              reps: 10,
              holdSeconds: 5,
              restSeconds: 30,
              effort: 4,
              painCeiling,
              frequency: daysAWeek(5),
            },
          },
          {
            exercise: 'upper-trapezius-stretch',
            dosage: { sets: 2, holdSeconds: 30, side: 'each', painCeiling, frequency: daysAWeek(5) },
          },
          {
            exercise: 'band-row',
            dosage: {
              sets: 2,
              reps: 10,
              repsTo: 12,
              restSeconds: 60,
              tempo: '2-1-2',
              band: 'light',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'When 2 sets of 12 feel easy, tell us. You will get the next band.',
          },
          {
            exercise: 'soft-tissue-massage',
            dosage: {
              durationMinutes: 10,
              intensity: 'Firm but comfortable',
              painCeiling,
              frequency: perSession,
            },
            note: 'Less of this as pain settles, to leave more time for exercise.',
          },
          {
            exercise: 'joint-mobilisation',
            dosage: {
              sets: 3,
              holdSeconds: 45,
              restSeconds: 30,
              grade: 'III',
              painCeiling,
              frequency: perSession,
            },
            note: 'Grade I or II while pain is easily stirred up. Not needed where nothing is stiff.',
          },
          {
            exercise: 'heat-in-clinic',
            dosage: {
              durationMinutes: 10,
              intensity: 'Comfortably warm',
              painCeiling: 2,
              frequency: perSession,
            },
            note: 'If you like it, before the exercises.',
          },
          {
            exercise: 'cable-row',
            dosage: {
              sets: 2,
              reps: 12,
              restSeconds: 60,
              tempo: '2-1-2',
              load: 5,
              loadUnit: 'kg',
              effort: 4,
              painCeiling,
              frequency: perSession,
            },
            note: 'From the second week, with a load that feels like an effort of 4.',
          },
          { exercise: 'how-pain-works', dosage: toRead },
          { exercise: 'pacing', dosage: toRead },
          { exercise: 'flare-up-plan', dosage: toRead },
          { exercise: 'workstation-set-up', dosage: toRead },
          { exercise: 'sleeping-position', dosage: toRead },
          { exercise: 'posture-breaks', dosage: { durationMinutes: 1, painCeiling, frequency: asNeeded } },
          {
            exercise: 'heat-at-home',
            dosage: { durationMinutes: 15, painCeiling: 2, frequency: asNeeded },
          },
        ],
      },
      {
        kind: 'maintenance',
        name: 'Maintenance',
        weeks: 8,
        sessions: 1,
        everyWeeks: 2,
        sessionMinutes: 45,
        aim: 'Build more strength and stamina, return fully to work, home and sport, and take over the programme. Fewer sessions, more of it in one’s own hands.',
        criterion:
          'Ready for discharge when average pain of the last 24 hours is at most 2 out of 10, or a level the person can live with, the chosen activities are better by 2 or more on the PSFS, and a written plan for staying well is in use.',
        prescriptions: [
          {
            exercise: 'foam-roller-thoracic-extension',
            dosage: {
              sets: 2,
              reps: 8,
              holdSeconds: 3,
              restSeconds: 15,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'No roller? Keep the bend over the chair.',
          },
          {
            exercise: 'band-row',
            dosage: {
              sets: 3,
              reps: 10,
              repsTo: 12,
              restSeconds: 45,
              tempo: '2-1-2',
              band: 'medium',
              effort: 6,
              painCeiling,
              frequency: daysAWeek(3),
            },
            note: 'When 3 sets of 12 feel easy, take the next band.',
          },
          {
            exercise: 'band-pull-apart',
            dosage: {
              sets: 2,
              reps: 10,
              repsTo: 12,
              restSeconds: 45,
              tempo: '2-1-2',
              band: 'light',
              effort: 5,
              painCeiling,
              frequency: daysAWeek(3),
            },
          },
          {
            exercise: 'walking-programme',
            dosage: { durationMinutes: 10, effort: 3, painCeiling, frequency: daysAWeek(5) },
            note: 'Add a minute a week if you like. Your day may hold other walks too.',
          },
          {
            exercise: 'cable-row',
            dosage: {
              sets: 3,
              reps: 8,
              repsTo: 10,
              restSeconds: 90,
              tempo: '2-1-2',
              load: 10,
              loadUnit: 'kg',
              effort: 6,
              painCeiling,
              frequency: perSession,
            },
            note: 'Begin with the last load of the intensive phase. Raise it when 10 feel like less than 6.',
          },
          {
            exercise: 'joint-mobilisation',
            dosage: {
              sets: 2,
              holdSeconds: 45,
              restSeconds: 30,
              grade: 'IV',
              painCeiling,
              frequency: perSession,
            },
            note: 'Only where stiffness still holds back a movement.',
          },
          { exercise: 'self-management', dosage: toRead },
          { exercise: 'lifting', dosage: toRead },
          { exercise: 'body-mechanics', dosage: toRead },
          {
            exercise: 'relapse-plan',
            dosage: toRead,
            note: 'We fill this in together at the last two sessions.',
          },
          { exercise: 'flare-up-plan', dosage: toRead },
          { exercise: 'posture-breaks', dosage: { durationMinutes: 1, painCeiling, frequency: asNeeded } },
          { exercise: 'heat-at-home', dosage: { durationMinutes: 15, painCeiling: 2, frequency: asNeeded } },
        ],
      },
    ],
  },
}
