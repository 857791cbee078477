import { reachedEndpoints } from '../../scripts/docs/endpoints';

it('every endpoint outside /partner is reached by an operation', () => {
	const endpoints = reachedEndpoints();
	expect(endpoints).toHaveLength(115);
	const missing = endpoints.filter(({ operations }) => operations.length === 0);
	expect(missing.map(({ endpoint }) => endpoint)).toEqual([]);
});
