import { tokenFigures, type TokenObservation, type TokenPlan } from './tokens';

const PLAN: TokenPlan = {
	executions: 3,
	items: 2,
	workers: 2,
	concurrency: 1,
	requestsPerSecond: 1,
	requestsPerToken: 1,
};

const API = { path: '/v3/contact_lists/1', status: 200 };
const RENEWAL = { path: '/oauth2/default/v1/token', status: 200 };

/** Three calls with two records each, and five renewals after as many rejections. */
function observed(changes: Partial<TokenObservation> = {}): TokenObservation {
	const renewed = Array.from({ length: 5 }, () => [{ ...API, status: 401 }, RENEWAL, API]);
	return {
		counts: [2, 2, 2],
		entries: [API, ...renewed.flat()],
		afterwards: 2,
		afterLoss: 0,
		reconnected: 2,
		afterSlowness: 0,
		begun: [
			{ name: 'worker-1', executions: 2 },
			{ name: 'worker-2', executions: 1 },
		],
		...changes,
	};
}

it('count what was read and renewed', () => {
	const { begun } = observed();
	expect(tokenFigures(PLAN, observed())).toEqual({
		done: 3,
		begun,
		read: 6,
		expired: 5,
		renewals: 5,
		refusedRenewals: 0,
		afterwards: 2,
		afterLoss: 0,
		reconnected: 2,
		afterSlowness: 0,
		problems: [],
	});
});

it.each<[string, Partial<TokenObservation>]>([
	['Calls that did not get all items: 1', { counts: [2, 1, 2] }],
	['Records that were not read, or read twice: 6', { entries: [RENEWAL] }],
	[
		'Renewals that the authorization server refused: 1',
		{ entries: [...observed().entries, { ...RENEWAL, status: 400 }] },
	],
	['Items missing after the last token had expired: 2', { afterwards: 0 }],
	['Items missing after the account was connected again: 1', { reconnected: 1 }],
	['Runs with too few renewals to show anything: 1', { entries: Array(6).fill(API) as never }],
	['Workers that did nothing: 1', { begun: [{ name: 'worker-1', executions: 0 }] }],
])('name what went wrong: %s', (problem, changes) => {
	expect(tokenFigures(PLAN, observed(changes)).problems).toContain(problem);
});
