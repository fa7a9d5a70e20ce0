// What the demo's clinics ask their patients to agree to: examples, and no legal advice.
export const demoConsentTexts = [
  {
    title: 'Treatment',
    text: `I have been told what was found, what the treatment is for, what it may do and what may happen instead.
I know that I may ask at any time, say stop at any time, and choose not to go on.`,
  },
  {
    title: 'Use of my data',
    text: `My clinic keeps what I tell it and what it finds, so that the people who treat me can see it.
It gives nothing to anybody else unless I ask for it or the law requires it.
I may see what is kept, have a copy, have mistakes put right and, where no law forbids it, have it erased.`,
  },
]
