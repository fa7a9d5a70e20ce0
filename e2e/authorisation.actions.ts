// The matrix, its rows of server actions: what is sent, and what each kind of person is answered.
import { action, type Columns } from './authorisation.columns'
import { patientName, type Subject } from './authorisation.people'
import {
  baseline,
  clinic,
  consentAnswer,
  content,
  decided,
  exercise,
  message,
  moved,
  ownContact,
  ownMeasure,
  person,
  protocol,
  record,
  reminders,
  roles,
  selfReport,
  today,
  wrongProof,
} from './authorisation.sent'

export type ActionRow = {
  args: (subject: Subject) => unknown[]
  expected: Columns
  /** It answers what is about the patient, which leaves a line in the audit log. */
  reads?: true
  /** What neither a cover nor an emergency opens. */
  teamOnly?: true
}

/** By file and export. Those who may act do so in this order, so what ends something stands last. */
export const actions: Record<string, ActionRow> = {
  'app/(clinic)/patients/actions.ts#addPatient': {
    args: ({ therapistId }) => [
      { ...record, name: `New ${crypto.randomUUID()}`, therapistId, baseline: null },
    ],
    // Naming a therapist of another clinic is refused beside the field.
    expected: action.staff,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#saveSection': {
    // By this name the tests know them.
    args: ({ patientId }) => [patientId, { section: 'person', ...person, name: patientName }],
    expected: action.record,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#addAdverseEvent': {
    args: ({ patientId }) => [patientId, { on: today, happened: 'Felt faint', done: '', replaces: null }],
    expected: action.record,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#writeNote': {
    args: ({ patientId }) => [patientId, { text: 'Anxious', read: 0 }],
    expected: action.treatment,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#changeTeam': {
    // Who is a therapist of the clinic and is there already is refused beside the field.
    args: ({ patientId, therapistId }) => [patientId, { joins: therapistId, leaves: '', on: today }],
    expected: action.record,
    teamOnly: true,
  },
  'app/(clinic)/patients/actions.ts#addBaseline': {
    args: ({ patientId }) => [patientId, baseline],
    expected: action.treatment,
  },
  'app/(clinic)/caseload/actions.ts#searchCaseload': {
    args: () => [{ whose: null, phase: null, flag: null, region: null }, 'Marlowe'],
    expected: action.staff,
  },
  'app/(clinic)/caseload/actions.ts#saveCaseloadView': {
    args: () => [{ whose: null, phase: null, flag: 'silent', region: null }, 'Silent ones'],
    expected: action.staff,
  },
  'app/(clinic)/caseload/actions.ts#removeCaseloadView': {
    args: ({ savedViewId }) => [savedViewId],
    expected: action.maker,
  },
  'app/(clinic)/caseload/actions.ts#chooseMorningDigest': {
    args: () => [{ wanted: true }],
    expected: action.staff,
  },
  'app/(clinic)/caseload/actions.ts#beginBooking': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
    teamOnly: true,
    reads: true,
  },
  'app/(clinic)/caseload/actions.ts#flagsOfLine': {
    args: ({ patientId }) => [patientId],
    expected: action.treatment,
    reads: true,
  },
  'app/(clinic)/patients/[patientId]/flag-actions.ts#closeFlags': {
    args: ({ flagId }) => [{ flagIds: [flagId], reason: 'Rang her' }],
    expected: action.treatment,
  },
  'app/(clinic)/patients/[patientId]/flag-actions.ts#putOffFlags': {
    args: ({ flagId }) => [{ flagIds: [flagId], on: '2100-01-01', reason: '' }],
    expected: action.treatment,
  },
  'app/(clinic)/patients/actions.ts#searchPatients': { args: () => ['Marlowe'], expected: action.staff },
  // Under another name than theirs, so that nobody is gone for the rows that follow.
  'app/(clinic)/patients/[patientId]/data/actions.ts#erasePatient': {
    args: ({ patientId }) => [patientId, { name: 'Somebody else', keepFigures: false }],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#saveHowRecordsAreKept': {
    args: () => [{ keepFigures: false, retentionYears: 10 }],
    expected: action.adminOwn,
  },
  'app/(clinic)/patients/[patientId]/invitation-actions.ts#invitePatientToPortal': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
    teamOnly: true,
  },
  'app/(clinic)/patients/[patientId]/former-actions.ts#putPatientAside': {
    // A plan of hers goes on, so she stays who she is.
    args: ({ patientId }) => [patientId],
    expected: action.record,
    teamOnly: true,
  },
  'app/(clinic)/patients/[patientId]/former-actions.ts#bringPatientBack': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
    teamOnly: true,
  },
  'app/(portal)/learn/actions.ts#markAsRead': {
    args: ({ readingId }) => [readingId, true],
    expected: action.patient,
  },
  'app/(clinic)/calendar/actions.ts#bookSession': {
    args: ({ patientId, planId, therapistId }) => [patientId, { ...moved, therapistId, planIds: [planId] }],
    expected: action.record,
    teamOnly: true,
  },
  'app/(clinic)/calendar/actions.ts#bookPhase': {
    // It names a number of sessions that is not so, and is refused beside it: the rows stay as they are counted below.
    args: ({ planId, phaseId, therapistId }) => [
      planId,
      {
        phaseId,
        therapistId,
        minutes: 45,
        read: 1,
        known: 'f'.repeat(64),
        slots: [{ date: today, time: '05:00', anyway: false }],
      },
    ],
    expected: action.record,
    teamOnly: true,
  },
  'app/(clinic)/calendar/actions.ts#writeRecord': {
    args: ({ sessionId }) => [
      sessionId,
      { number: 0, interventions: [], report: 'Better', findings: '', next: '', privateNote: '' },
    ],
    expected: action.record,
  },
  'app/(clinic)/calendar/actions.ts#moveSession': {
    args: ({ sessionId, therapistId }) => [
      { ...moved, time: '06:00', therapistId, askedBy: 'clinic' },
      sessionId,
    ],
    expected: action.record,
    teamOnly: true,
  },
  'app/(clinic)/calendar/actions.ts#markSession': {
    args: ({ sessionId }) => [{ status: 'cancelled-by-clinic', seen: 'booked' }, sessionId],
    expected: action.record,
  },
  'app/(clinic)/plans/[planId]/paper/actions.ts#savePaperWeek': {
    // A day on which there is nothing to tick is refused once it is known that the person may.
    args: ({ planId, prescriptionId }) => [
      planId,
      {
        cells: [{ prescriptionId, on: '2020-01-01', slot: 1, says: 'done', reason: null, seen: null }],
        checkIns: [],
      },
    ],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#startPlan': {
    args: ({ patientId, planId }) => [patientId, { planId }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#saveDraft': {
    args: ({ planId }) => [planId, { content, revision: 0 }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#latestDraft': {
    args: ({ planId }) => [planId],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#discardDraft': {
    args: ({ planId }) => [planId, 1],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#publishPlan': {
    args: ({ planId }) => [planId, { revision: 1, read: 1, effectiveOn: today, reason: '' }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#extendPhase': {
    args: ({ planId, phaseId }) => [planId, { read: 1, phaseId, weeks: 1, reason: '' }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#startPhase': {
    args: ({ planId, phaseId }) => [planId, { read: 1, phaseId, effectiveOn: today, reason: '' }],
    expected: action.treatment,
  },
  'app/(portal)/self-report/actions.ts#sendAnswers': {
    args: ({ planId }) => [planId, null, selfReport()],
    expected: action.ownPlan,
  },
  'app/(clinic)/plans/[planId]/reassess/actions.ts#saveReassessment': {
    args: ({ planId }) => [planId, decided],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#pausePlan': {
    args: ({ planId }) => [planId, today],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#resumePlan': {
    args: ({ planId }) => [planId, { on: today, seen: { from: today, resumedOn: null } }],
    expected: action.treatment,
  },
  'app/(clinic)/plans/actions.ts#endPlan': {
    args: ({ planId }) => [planId, { read: 1, revision: 0, how: 'discontinued', reason: 'Moved away' }],
    expected: action.treatment,
  },
  'app/(clinic)/catalog/actions.ts#addExercise': {
    // Without a name it is refused beside the field, and the catalog is counted further on.
    args: () => [null, exercise],
    expected: action.staff,
  },
  'app/(clinic)/catalog/actions.ts#setFavourite': {
    args: ({ exerciseId }) => [exerciseId, true],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#findExercises': { args: () => ['wall'], expected: action.staff },
  'app/(clinic)/catalog/actions.ts#saveExercise': {
    args: ({ exerciseId }) => [
      exerciseId,
      { exercise: { ...exercise, name: 'Harbour wall walk' }, revision: 1 },
    ],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#latestExerciseRevision': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#archiveExercise': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#restoreExercise': {
    args: ({ exerciseId }) => [exerciseId],
    expected: action.clinic,
  },
  'app/(clinic)/catalog/actions.ts#removePhoto': {
    args: ({ exerciseId }) => [exerciseId, { shown: '0'.repeat(12) }],
    expected: action.clinic,
  },
  'app/(clinic)/protocols/actions.ts#saveProtocol': {
    args: ({ protocolDraftId }) => [protocolDraftId, protocol],
    expected: action.maker,
  },
  'app/(clinic)/protocols/actions.ts#latestProtocolRevision': {
    args: ({ protocolId }) => [protocolId],
    expected: action.clinic,
  },
  'app/(clinic)/protocols/actions.ts#archiveProtocol': {
    args: ({ protocolId }) => [protocolId],
    expected: action.clinic,
  },
  'app/(clinic)/protocols/actions.ts#restoreProtocol': {
    args: ({ protocolId }) => [protocolId],
    expected: action.clinic,
  },
  'app/(clinic)/patients/[patientId]/messages/actions.ts#sendToPatient': {
    args: ({ patientId }) => [patientId, '', null, message('How did it go?')],
    expected: action.treatment,
  },
  'app/(clinic)/patients/[patientId]/messages/actions.ts#sayReadForTeam': {
    args: ({ patientId }) => [patientId, { ids: [crypto.randomUUID()] }, null],
    expected: action.treatment,
    teamOnly: true,
  },
  'app/(clinic)/patients/[patientId]/words-actions.ts#sayReadWords': {
    args: ({ patientId }) => [patientId, { ids: [crypto.randomUUID()] }, null],
    expected: action.treatment,
  },
  'app/(portal)/messages/actions.ts#sendToClinic': {
    args: () => [null, message('Well, thank you.')],
    expected: action.patient,
  },
  'app/(portal)/messages/actions.ts#sayRead': {
    args: () => [{ ids: [crypto.randomUUID()] }, null],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#saveOwnContact': {
    args: () => [null, ownContact()],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#sendEmailProof': { args: () => [], expected: action.patient },
  'app/(portal)/account/actions.ts#keepOwnEmail': { args: () => [], expected: action.patient },
  'app/(portal)/account/actions.ts#saveOwnReminders': {
    args: () => [null, reminders()],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#showRemindersHere': {
    args: () => [{ endpoint: 'https://push.example/x', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }],
    expected: action.patient,
  },
  'app/(portal)/account/actions.ts#hideRemindersHere': { args: () => [], expected: action.patient },
  'app/(clinic)/settings/actions.ts#saveClinic': { args: () => [clinic], expected: action.adminOwn },
  'app/(clinic)/settings/actions.ts#saveHours': {
    args: () => [{ days: [{ weekday: 1, from: '08:00', to: '18:00' }] }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#addClinicClosedDays': {
    args: () => [{ from: today, to: today, name: 'Holiday' }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#removeClinicClosedDays': {
    args: ({ closedDaysId }) => [closedDaysId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#addClinicMeasure': {
    args: () => [ownMeasure],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#retireClinicMeasure': {
    args: ({ measureId }) => [measureId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#bringClinicMeasureBack': {
    args: ({ measureId }) => [measureId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#addClinicConsentText': {
    args: () => [{ title: 'Treatment', text: 'We treat you.', asked: 'in-person' }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#changeClinicConsentText': {
    args: ({ consentTopic }) => [
      consentTopic,
      { title: 'Data', text: 'We keep what you tell us.', asked: 'in-portal', read: 1 },
    ],
    expected: action.admin,
  },
  'app/(clinic)/patients/[patientId]/edit/actions.ts#recordConsent': {
    args: ({ patientId, consentTextId }) => [patientId, { textId: consentTextId, given: 'yes', on: today }],
    expected: action.record,
  },
  'app/(portal)/consent/actions.ts#answerConsent': {
    args: ({ consentTextId }) => [consentTextId, null, consentAnswer()],
    expected: action.ownClinic,
  },
  'app/(clinic)/settings/actions.ts#inviteNewColleague': {
    args: () => [{ name: 'New', signIn: 'new-colleague@demo.test', roles: ['therapist'] }],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#inviteColleagueAgain': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#changeRolesOf': {
    args: ({ colleagueId }) => [colleagueId, roles],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#renameAccount': {
    args: ({ colleagueId }) => [colleagueId, { name: 'Renamed', signIn: 'renamed-by-matrix' }],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#disableAccount': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#enableAccount': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/patients/emergency/actions.ts#openRecordInEmergency': {
    args: () => [{ name: 'Nobody Of This Name', birthDate: '1950-01-01', reason: 'here-now' }],
    expected: action.emergency,
  },
  'app/(clinic)/settings/actions.ts#handOverPatientsOf': {
    args: ({ colleagueId, therapistId }) => [colleagueId, { to: therapistId }],
    expected: action.admin,
  },
  'app/(clinic)/settings/actions.ts#requireSecondStepOfAll': {
    args: () => [true],
    expected: action.adminOwn,
  },
  'app/(clinic)/settings/actions.ts#removeSecondStepOf': {
    args: ({ colleagueId }) => [colleagueId],
    expected: action.admin,
  },
  'app/(clinic)/stay-actions.ts#staySignedIn': { args: () => [], expected: action.staff },
  'app/own-account-actions.ts#proveItIsMe': { args: () => [wrongProof], expected: action.anybody },
  'app/own-account-actions.ts#beginOwnSecondStep': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#confirmOwnSecondStep': {
    args: () => [{ code: '000000' }],
    expected: action.staff,
  },
  'app/own-account-actions.ts#renewOwnRecoveryCodes': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#turnOffOwnSecondStep': { args: () => [wrongProof], expected: action.staff },
  'app/own-account-actions.ts#changeOwnPassphrase': {
    args: () => [{ ...wrongProof, passphrase: 'four words that nobody knows' }],
    expected: action.anybody,
  },
  // Whose address it is decides who asks: everybody makes and stops their own. An admin who treats nobody is told so.
  'app/own-account-actions.ts#makeCalendarAddress': { args: () => [], expected: action.anybody },
  'app/own-account-actions.ts#stopCalendarAddress': { args: () => [], expected: action.anybody },
  'app/own-account-actions.ts#endOwnDevice': { args: ({ deviceId }) => [deviceId], expected: action.self },
  'app/own-account-actions.ts#endOtherDevices': { args: () => [], expected: action.anybody },
  'app/(clinic)/patients/[patientId]/invitation-actions.ts#endSessionsOfPatient': {
    args: ({ patientId }) => [patientId],
    expected: action.record,
    teamOnly: true,
  },
}

/** Without a viewer: they take a form or a link's secret, and are called in strangers.spec.ts and links-and-codes.spec.ts. */
export const publicActions = [
  ...['acceptHere', 'setUpHere', 'signInWithPassphrase', 'signOut'].map(
    (name) => `app/(public)/actions.ts#${name}`,
  ),
  'app/(public)/sign-in/actions.ts#enterCode',
  'app/(public)/sign-in/actions.ts#enrol',
  ...['askForLink', 'signInWithLink'].map((name) => `app/(public)/sign-in/link/actions.ts#${name}`),
  'app/(public)/sign-in/actions.ts#askForRenewal',
  'app/(public)/stop-reminders/[token]/actions.ts#stopReminders',
  'app/(public)/confirm-email/[token]/actions.ts#confirmEmail',
]
