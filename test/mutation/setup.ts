import fc from 'fast-check';

// A property that fails has noticed the mutant; nobody reads the smallest example.
fc.configureGlobal({ endOnFailure: true });
