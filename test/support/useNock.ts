import nock from 'nock';

/** Lets nock intercept requests to other hosts during the tests of a file; disabled again for later files. */
export function useNock(): typeof nock {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
	});
	afterEach(() => nock.cleanAll());
	afterAll(() => nock.restore());
	return nock;
}
