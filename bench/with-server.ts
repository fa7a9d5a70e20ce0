// How a bench runs that loads the server's code: without the module that keeps it from wherever React's server half is missing.
export const withServer = { TSX_TSCONFIG_PATH: 'bench/tsconfig.json' }
