import fc from 'fast-check';

// A property that fails has killed the mutant; nobody reads the shrunk example.
fc.configureGlobal({ endOnFailure: true });
