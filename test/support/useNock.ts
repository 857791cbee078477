import nock from 'nock';

/** Lets nock answer requests to other hosts during the tests of a file; for the files that follow it is out of the way. */
export function useNock(): typeof nock {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
	});
	afterEach(() => nock.cleanAll());
	afterAll(() => nock.restore());
	return nock;
}
