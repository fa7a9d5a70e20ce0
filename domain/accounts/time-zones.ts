// The time zones that a clinic can choose from: those that this computer knows by name.

export const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')]
