// The columns of the matrix: what each kind of person is answered, by the kind of door.
import { people, type Person } from './authorisation.people'

/** `in` is the way to the sign-in page; `home` to where somebody begins; `ok` is anything but a refusal. */
export type Expected = 200 | 303 | 401 | 403 | 404 | 422 | 'in' | 'home' | 'ok'
export type Columns = Record<Person, Expected>

const columns = (...expected: Expected[]): Columns =>
  Object.fromEntries(people.map((person, index) => [person, expected[index]!])) as Columns
// prettier-ignore
export const page = {
  //                 admin  therapist other  patient other  staff B  patient B  signed out
  public:    columns(200,   200,      200,   200,    200,   200,     200,       200),
  staff:     columns(200,   200,      200,   403,    403,   200,     403,       'in'),
  admin:     columns(200,   403,      403,   403,    403,   200,     403,       'in'),
  therapist: columns(403,   200,      200,   403,    403,   200,     403,       'in'),
  clinic:    columns(200,   200,      200,   403,    403,   404,     403,       'in'),
  maker:     columns(404,   200,      404,   403,    403,   404,     403,       'in'),
  record:    columns(200,   200,      404,   403,    403,   404,     403,       'in'),
  treatment: columns(403,   200,      404,   403,    403,   404,     403,       'in'),
  erasing:   columns(200,   403,      403,   403,    403,   404,     403,       'in'),
  patient:   columns(403,   403,      403,   200,    200,   403,     200,       'in'),
  own:       columns(403,   403,      403,   200,    404,   403,     404,       'in'),
  unread:    columns(403,   403,      403,   404,    404,   403,     404,       'in'),
  door:      columns('home','home',   'home','home', 'home','home',  'home',    200),
  start:     columns('home','home',   'home','home', 'home','home',  'home',    'in'),
  nowhere:   columns(404,   404,      404,   404,    404,   404,     404,       404),
  closed:    columns('in',  'in',     'in',  'in',   'in',  'in',    'in',      'in'),
}
// prettier-ignore
export const action = {
  //                 admin  therapist other  patient other  staff B  patient B  signed out
  admin:     columns('ok',  403,      403,   403,    403,   404,     403,       401),
  adminOwn:  columns('ok',  403,      403,   403,    403,   'ok',    403,       401),
  staff:     columns('ok',  'ok',     'ok',  403,    403,   'ok',    403,       401),
  clinic:    columns('ok',  'ok',     'ok',  403,    403,   404,     403,       401),
  overseer:  columns(200,   403,      403,   403,    403,   200,     403,       401),
  erasing:   columns(200,   403,      403,   403,    403,   404,     403,       401),
  file:      columns(200,   200,      200,   403,    403,   200,     403,       401),
  upload:    columns(422,   422,      422,   403,    403,   404,     403,       401),
  adminFile: columns(200,   403,      403,   403,    403,   200,     403,       401),
  ownPlan:   columns(403,   403,      403,   'ok',   404,    403,   404,     401),
  letter:    columns(200,   200,      404,   403,    403,   404,     403,       401),
  picture:   columns(200,   200,      200,   200,    404,   404,     404,       401),
  emergency: columns(403,   'ok',     'ok',  403,    403,   'ok',    403,       401),
  maker:     columns(404,   'ok',     404,   403,    403,   404,     403,       401),
  record:    columns('ok',  'ok',     404,   403,    403,   404,     403,       401),
  treatment: columns(403,   'ok',     404,   403,    403,   404,     403,       401),
  self:      columns(404,   404,      404,   'ok',   404,   404,     404,       401),
  ownFile:   columns(403,   403,      403,   200,    404,   403,     404,       401),
  sheet:     columns(200,   200,      404,   200,    404,   404,     404,       401),
  patient:   columns(403,   403,      403,   'ok',   'ok',  403,     'ok',      401),
  ownClinic: columns(403,   403,      403,   'ok',   'ok',  403,     404,       401),
  anybody:   columns('ok',  'ok',     'ok',  'ok',   'ok',  'ok',    'ok',      401),
  count:     columns(200,   200,      200,   200,    200,   200,     200,       401),
  kept:      columns(403,   403,      403,   200,    200,   403,     200,       401),
  offer:     columns(200,   200,      200,   403,    403,   200,     403,       401),
  log:       columns(403,   403,      403,   200,    200,   403,     200,       401),
  logForm:   columns(403,   403,      403,   303,    303,   403,     303,       'in'),
}
