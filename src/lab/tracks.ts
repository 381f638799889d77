/** The parts of the catalogue, in the order in which they are shown, and how much a lab asks for. */
export const TRACKS = ['vpc', 'dns', 'cdn', 'hybrid'] as const;
export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const;
