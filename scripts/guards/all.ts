// Every guard that scripts/guards.ts takes away in turn.
import { guardsOfAccounts } from './accounts'
import { guardsOfWhatWasShown } from './as-shown'
import { guardsOfBackups } from './backups'
import { guardsOfCareTeams } from './care-teams'
import { guardsOfData } from './data'
import { guardsOfDoors } from './doors'
import { guardsOfEmergencies } from './emergency'
import { guardsOfWhatWasEnded } from './ended'
import { guardsOfEntries } from './entries'
import { guardsOfFormerPatients } from './former'
import { guardsOfWhatIsHeard } from './heard'
import { guardsOfHowMuchThereIs } from './how-much'
import { guardsOfWhatIsKept } from './kept'
import { guardsOfPassphrases } from './passphrases'
import { guardsOfPlans } from './plans'
import { guardsOfRequests } from './requests'
import { guardsOfSigningIn } from './signing-in'
import { guardsOfWhatIsTakenIn } from './taken-in'
import { guardsOfTurns } from './turns'
import { guardsOfOneDay } from './within-a-day'

export const guards = [
  ...guardsOfDoors,
  ...guardsOfData,
  ...guardsOfSigningIn,
  ...guardsOfPassphrases,
  ...guardsOfWhatWasEnded,
  ...guardsOfRequests,
  ...guardsOfWhatIsKept,
  ...guardsOfBackups,
  ...guardsOfEmergencies,
  ...guardsOfFormerPatients,
  ...guardsOfHowMuchThereIs,
  ...guardsOfOneDay,
  ...guardsOfWhatIsTakenIn,
  ...guardsOfAccounts,
  ...guardsOfCareTeams,
  ...guardsOfPlans,
  ...guardsOfEntries,
  ...guardsOfTurns,
  ...guardsOfWhatWasShown,
  ...guardsOfWhatIsHeard,
]
