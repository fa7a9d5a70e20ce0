// Who is in the demo: two clinics, their staff, and what happened to each patient.

export const demoPassphrase = 'demo passphrase 2026'

export type Therapist = { name: string; signIn: string; roles: ('admin' | 'therapist')[] }

/** How a patient's story goes; history.ts turns it into logs, check-ins and sessions. */
export type Story =
  | 'steady'
  | 'four-weeks'
  | 'fading'
  | 'pain-rising'
  | 'silent-week'
  | 'reassessment-overdue'
  | 'finished'
  | 'stopped'
  | 'paused'
  | 'never-started'

export type DemoPatient = {
  name: string
  birthDate: string
  therapist: string
  story: Story
  /** Weeks since the plan began. */
  weeks: number
  problem: string
  diagnosis: string
  precautions: string[]
  activities: [string, string, string]
  goal: string
  /** NPRS average of 24 h at baseline. */
  painAtStart: number
  signIn?: string
  /** Whose care has ended: their plan counts among the outcomes, and they stand in no list. */
  former?: true
  /** By how much pain is lower, and the activities better, at the discharge. */
  gained?: number
  referrer?: string
  /** Reassessed by the share of sessions, and not by weeks. */
  bySessions?: true
  shows?: 'a self-report that waits' | 'answered flags'
}

export type DemoClinic = {
  name: string
  phone: string
  email: string
  staff: Therapist[]
  /** It has a measure of its own. */
  measures?: true
  patients: DemoPatient[]
}

const admin = 'admin@demo.test'
const first = 'therapist@demo.test'
const second = 'therapist2@demo.test'
const riverside = 'therapist@riverside.test'

function patient(
  [name, birthDate, therapist]: [string, string, string],
  [story, weeks, painAtStart]: [Story, number, number],
  [problem, diagnosis, precautions]: [string, string, string[]],
  [goal, ...activities]: [string, string, string, string],
  signIn?: string,
  more: Pick<DemoPatient, 'referrer' | 'bySessions' | 'shows'> = {},
): DemoPatient {
  return {
    ...more,
    name,
    birthDate,
    therapist,
    story,
    weeks,
    problem,
    diagnosis,
    precautions,
    activities,
    goal,
    painAtStart,
    signIn,
  }
}

/** Treated before, at one of the clinic's problems; what was gained differs. */
function former(
  [name, birthDate, therapist]: [string, string, string],
  [story, weeks, painAtStart]: ['finished' | 'stopped', number, number],
  problem: string,
  gained: number,
): DemoPatient {
  const about: Parameters<typeof patient>[2] = [problem, backPain, []]
  const goals: Parameters<typeof patient>[3] = [
    'A day without thinking of the back',
    'Working for an hour',
    'Lifting a child',
    'Sleeping through',
  ]
  return {
    ...patient([name, birthDate, therapist], [story, weeks, painAtStart], about, goals),
    ...{ former: true as const, gained },
  }
}

const backPain = 'Non-specific thoracic spine pain'
const posture = 'Thoracic pain with long hours at a screen'

export const demoClinics: DemoClinic[] = [
  {
    name: 'Harbour Physiotherapy',
    phone: '020 7946 0123',
    email: 'desk@harbour.example',
    measures: true,
    staff: [
      { name: 'Amara Osei', signIn: admin, roles: ['admin', 'therapist'] },
      { name: 'Ben Lindqvist', signIn: first, roles: ['therapist'] },
      { name: 'Chiara Rossi', signIn: second, roles: ['therapist'] },
    ],
    patients: [
      patient(
        ['Edith Marlowe', '1951-04-02', first],
        ['steady', 5, 6],
        ['Upper back pain', backPain, ['osteoporosis']],
        [
          'Garden for an hour without pain',
          'Gardening for half an hour',
          'Reading in bed',
          'Carrying shopping home',
        ],
        'patient@demo.test',
        { referrer: 'Dr Helen Moss, Quayside Surgery' },
      ),
      patient(
        ['Farid Karimi', '1978-11-19', first],
        ['steady', 8, 5],
        ['Upper back pain at the desk', posture, []],
        [
          'A full working day without a break for pain',
          'Typing for an hour',
          'Driving to work',
          'Lifting my daughter',
        ],
        undefined,
        { shows: 'a self-report that waits' },
      ),
      patient(
        ['Grace O’Connor', '1964-02-27', first],
        ['fading', 7, 6],
        ['Upper back pain', backPain, ['uncontrolled-blood-pressure']],
        ['Swim twice a week again', 'Swimming ten lengths', 'Hanging out washing', 'Sitting through a film'],
      ),
      patient(
        ['Henrik Dahl', '1989-06-08', first],
        ['pain-rising', 4, 4],
        ['Upper back and neck pain', posture, []],
        ['Play the cello for an hour', 'Playing the cello', 'Cycling to work', 'Sleeping on my side'],
      ),
      patient(
        ['Ines Duarte', '1996-09-14', first],
        ['silent-week', 6, 5],
        ['Upper back pain', backPain, []],
        ['Train without pain', 'Rowing machine', 'Carrying a rucksack', 'Studying at a desk'],
      ),
      patient(
        ['Jun Takahashi', '1957-12-30', first],
        ['reassessment-overdue', 9, 7],
        ['Upper back stiffness', backPain, ['anticoagulation']],
        [
          'Look over my shoulder when I drive',
          'Reversing the car',
          'Reaching a high shelf',
          'Painting for an hour',
        ],
      ),
      patient(
        ['Katarzyna Wójcik', '1971-03-05', second],
        ['finished', 14, 6],
        ['Upper back pain', backPain, []],
        ['Carry my camera bag all day', 'Carrying a camera bag', 'Working at a desk', 'Yoga class'],
        undefined,
        { referrer: 'Dr Paul Adeyinka, Mill Lane' },
      ),
      patient(
        ['Leo Fontaine', '1983-08-21', second],
        ['paused', 6, 5],
        ['Upper back pain', backPain, []],
        ['Work a shift in the kitchen', 'Standing for a shift', 'Lifting pans', 'Reaching overhead'],
      ),
      patient(
        ['Miriam Cohen', '1948-01-11', second],
        ['never-started', 4, 6],
        ['Upper back pain', backPain, ['osteoporosis', 'falls-risk']],
        ['Walk to the market', 'Walking for half an hour', 'Making the bed', 'Sitting at the table'],
      ),
      patient(
        ['Nadia Haddad', '1992-05-25', second],
        ['steady', 11, 6],
        ['Upper back pain after a fall', backPain, []],
        ['Climb again', 'Bouldering', 'Carrying my child', 'Sleeping through the night'],
      ),
      patient(
        ['Oskar Nowak', '1968-10-02', second],
        ['fading', 10, 5],
        ['Upper back pain', posture, ['unstable-heart-condition']],
        [
          'Drive a day without stopping for pain',
          'Driving for two hours',
          'Loading the van',
          'Mowing the lawn',
        ],
        undefined,
        { shows: 'answered flags' },
      ),
      patient(
        ['Priya Raman', '1985-07-17', second],
        ['four-weeks', 3, 7],
        ['Upper back pain', posture, []],
        ['Type without pain', 'Typing for an hour', 'Holding the baby', 'Washing my hair'],
      ),
      patient(
        ['Quentin Moreau', '1975-04-29', admin],
        ['pain-rising', 6, 4],
        ['Upper back pain', backPain, ['inflammatory-flare']],
        ['Build the shed', 'Sawing', 'Carrying boards', 'Working overhead'],
      ),
      patient(
        ['Rosa Jiménez', '1960-09-09', admin],
        ['silent-week', 5, 6],
        ['Upper back pain', backPain, []],
        ['Dance on Saturdays', 'Dancing for an hour', 'Ironing', 'Carrying shopping home'],
      ),
      patient(
        ['Samuel Adeyemi', '1999-02-13', admin],
        ['finished', 13, 5],
        ['Upper back pain', posture, []],
        ['Play basketball twice a week', 'Shooting hoops', 'Studying at a desk', 'Bench press'],
      ),
      patient(
        ['Tove Berglund', '1953-06-22', admin],
        ['steady', 9, 6],
        ['Upper back pain', backPain, ['reduced-sensation']],
        ['Knit through a whole evening', 'Knitting', 'Weeding', 'Sitting at the theatre'],
        undefined,
        { bySessions: true },
      ),
      former(['Ulla Bergström', '1962-03-19', second], ['finished', 20, 7], 'Upper back pain', 5),
      former(['Viktor Almeida', '1979-10-08', first], ['finished', 26, 5], 'Upper back pain', -1),
      former(['Wanda Kowalska', '1956-01-27', admin], ['finished', 30, 6], 'Upper back pain', 2),
      former(['Xavier Lambert', '1988-05-30', second], ['stopped', 18, 6], 'Upper back pain', 1),
      former(['Yasmin Farouk', '1973-12-11', first], ['finished', 22, 5], 'Shoulder stiffness', 2),
      former(['Zoltán Varga', '1966-07-04', admin], ['finished', 24, 6], 'Shoulder stiffness', 3),
    ],
  },
  {
    name: 'Riverside',
    phone: '0117 496 0456',
    email: 'hello@riverside.example',
    staff: [{ name: 'Dana Novak', signIn: riverside, roles: ['admin', 'therapist'] }],
    patients: [
      patient(
        ['Hugo Brandt', '1966-08-15', riverside],
        ['steady', 6, 5],
        ['Upper back pain', backPain, []],
        ['Paddle for an hour', 'Kayaking', 'Carrying the boat', 'Sleeping on my back'],
        'patient@riverside.test',
      ),
      patient(
        ['Isla Campbell', '1980-12-01', riverside],
        ['fading', 8, 6],
        ['Upper back pain', posture, []],
        ['A day at the screen', 'Typing for an hour', 'Driving', 'Carrying shopping home'],
      ),
      patient(
        ['Jakob Steiner', '1955-05-19', riverside],
        ['reassessment-overdue', 7, 6],
        ['Upper back pain', backPain, []],
        ['Prune the vines', 'Pruning', 'Working overhead', 'Lifting crates'],
      ),
    ],
  },
]
