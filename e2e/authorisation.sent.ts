// What the matrix sends to the actions: right enough that only who sends it decides.
export const today = new Date().toISOString().slice(0, 10)
export const contact = { birthDate: '', phone: '', email: '', timeZone: 'Europe/London' }
export const person = { ...contact, language: '', referrer: '', emailForLinks: true }
export const record = { name: 'Added By Matrix', ...contact, diagnosis: '', precautions: [] }
export const baseline = { findings: 'Stiff', nprsNow: 1, nprsWorst: 3, nprsAverage: 2, activities: [] }
export const content = { problem: 'Pain', goals: [], startsOn: today, reassessEveryWeeks: 4, phases: [] }
export const moved = { date: today, time: '05:00', minutes: 5, anyway: true }
export const wrongProof = { current: 'not the present one' }
export const roles = { roles: ['therapist'] }
export const clinic = {
  name: 'Renamed',
  timeZone: 'Europe/London',
  phone: '',
  email: '',
  adherenceTarget: 80,
}
export const ownMeasure = {
  ...{ name: `Matrix ${Math.random()}`, question: '', least: 0, most: 10, decimals: false, unit: '' },
  ...{ direction: 'lower-is-better', mcid: 2, byPatient: true, licence: '' },
}
export const decided = {
  read: 0,
  reportId: '',
  revision: 0,
  findings: '',
  summary: '',
  nprsAverage: 2,
  activities: [],
  decision: 'continue',
  nextDueOn: today,
  phaseId: '',
  effectiveOn: '',
}

export const exercise = {
  name: '',
  otherNames: [],
  kind: 'strengthening',
  delivery: 'home',
  regions: ['shoulder'],
  equipment: ['wall'],
  position: 'standing',
  level: 'easy',
  purpose: 'Moves the shoulder.',
  steps: [{ text: 'Stand at a wall.' }],
  cues: [],
  mistakes: [],
  reading: [],
  contraindications: [],
  precautions: [],
  stopWhen: 'Stop if pain rises.',
  dosageFields: ['frequency'],
  defaultDosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
  easier: null,
  harder: null,
  videoUrl: '',
}

export const message = (text: string) => {
  const form = new FormData()
  form.set('id', crypto.randomUUID())
  form.set('text', text)
  return form
}

export const consentAnswer = () => {
  const form = new FormData()
  form.append('given', 'no')
  return form
}

export const selfReport = () => {
  const form = new FormData()
  form.set('nprs-now', '3')
  return form
}

export const ownContact = () => {
  const form = new FormData()
  form.set('phone', '020 7946 0018')
  form.set('email', 'patient@example.test')
  return form
}

export const reminders = () => {
  const form = new FormData()
  form.set('times', '09:00')
  form.set('quietFrom', '21:00')
  form.set('quietUntil', '08:00')
  return form
}

export const protocol = {
  content: {
    ...{ name: 'Added by matrix', condition: '', regions: [], summary: '', sources: [] },
    ...{ problem: '', goals: [], phases: [] },
  },
  revision: 1,
  from: null,
  share: false,
}
