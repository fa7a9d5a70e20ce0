// Every guard that scripts/guards.ts takes away in turn.
import { guardsOfWhatWasShown } from './as-shown'
import { guardsOfBackups } from './backups'
import { guardsOfData } from './data'
import { guardsOfEmergencies } from './emergency'
import { guardsOfWhatWasEnded } from './ended'
import { guardsOfFormerPatients } from './former'
import { guardsOfWhatIsHeard } from './heard'
import { guardsOfHowMuchThereIs } from './how-much'
import { guardsOfWhatAllShare } from './of-all'
import { guardsOfRequests } from './requests'
import { guardsOfSigningIn } from './signing-in'
import { guardsOfWhatIsKept } from './kept'
import { guardsOfOneDay } from './within-a-day'

export const guards = [
  ...guardsOfData,
  ...guardsOfSigningIn,
  ...guardsOfWhatWasEnded,
  ...guardsOfRequests,
  ...guardsOfWhatIsKept,
  ...guardsOfBackups,
  ...guardsOfEmergencies,
  ...guardsOfFormerPatients,
  ...guardsOfHowMuchThereIs,
  ...guardsOfOneDay,
  ...guardsOfWhatAllShare,
  ...guardsOfWhatWasShown,
  ...guardsOfWhatIsHeard,
]
