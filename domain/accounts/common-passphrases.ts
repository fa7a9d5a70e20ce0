// Common passphrases of 15 characters and more, without case, spaces and punctuation, in the program's own list.

export const commonPassphrases: ReadonlySet<string> = new Set(
  `
    000000000000000 098765432109876 0987654321qwerty 111111111111111 121212121212121
    123123123123123 123456123456123456 1234567812345678 123456789012345 1234567890123456
    12345678901234567890 1234567890qwerty 1234567890qwertyuiop 147258369147258 159753159753159
    1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 987654321987654321 aaaaaaaaaaaaaaa abc123abc123abc123
    abcdefghijklmno abcdefghijklmnop abcdefghijklmnopqrstuvwxyz accountaccount12 adminadminadmin
    administrator123 administratoradministrator applemacintosh1 asdasdasdasdasd asdfasdfasdfasdf
    asdfghjklasdfghjkl autumn2026autumn baseballbaseball basketballbasketball batmanbatmanbatman
    blink182blink182 bohemianrhapsody butterflybutterfly changeme12345678 changemechangeme
    chocolatechocolate chocolatecookies1 christmaschristmas clinicclinicclinic computercomputer
    correcthorsebattery correcthorsebatterystaple correctpassphrase december20251234 defaultpassword1
    demodemodemodemo dontstopbelieving dontworrybehappy dragondragondragon elephantelephant
    facebookfacebook firstnamelastname footballfootball forgotmypassword godisgoodallthetime
    googlegooglegoogle guestguestguest1 happybirthdaytoyou harrypotterharrypotter hellohellohello
    helloworld12345 helloworldhelloworld hospitalhospital hotelcalifornia1 iforgotmypassword
    ihatemypassword ihatepasswords1 iloveyouforever1 iloveyouiloveyou iloveyousomuch1
    internetinternet inthenameofthefather januaryfebruarymarch jesuschristislord jesusislordjesus
    letitbeletitbe1 letmeinletmeinletmein letmeinplease123 livelaughlovelivelaughlove liverpoolfootballclub
    loginloginlogin1 lordoftherings1 lordoftheringslordoftherings manchesterunited manchesterunited1
    mastermastermaster maytheforcebewithyou merrychristmas123 michaelmichael1 microsoftmicrosoft
    mondaytuesdaywednesday monkeymonkeymonkey mypassphraseissafe mypasswordispassword neverwalkalone1
    nopasswordneeded november20261234 onetwothreefourfive onetwothreefourfivesix p@ssw0rd123456789
    p@ssw0rdp@ssw0rd p@ssword12345678 passphrasepassphrase password1234567 password12345678
    password123456789 passwordpassword passwordpassword1 phaseline1234567 phaselinepassphrase
    phaselinephaseline physiophysiophysio physiotherapist1 physiotherapy123 physiotherapyclinic
    pleasechangeme123 praisethelord123 princessprincess purpleelephant1 qazwsxedcrfvtgb
    qazwsxedcrfvtgbyhn quickbrownfoxjumps qweqweqweqweqwe qwerty1234567890 qwertyqwertyqwerty
    qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm samsungsamsung1 secretsecretsecret
    shadowshadowshadow spring2026spring stairwaytoheaven startrekstartrek starwarsstarwars
    summer2024summer summer2025summer summer2026summer sunshinesunshine superman12345678
    supersecretpassword temporarypassword temporarypassword1 temppassword1234 test123456789012
    testpassword1234 testtesttesttest theforceisstrong thelordoftherings thequickbrownfox
    thequickbrownfoxjumpsoverthelazydog thisisapassphrase thisisapassword thisisasecretpassphrase thisismypassword
    tobeornottobethatis tobeornottobethatisthequestion topsecretpassword treatmentplan123 trustno1trustno1
    userusercodeuser12 welcome123456789 welcometothejungle welcomewelcome1 whatismypassword
    windowswindows1 winter2025winter winter2026winter winteriscoming1 wintersummerspringautumn
    youllneverwalkalone youtubeyoutube1 zaq12wsxzaq12wsx zxcvbnmzxcvbnmzxcvbnm
  `
    .trim()
    .split(/\s+/),
)
