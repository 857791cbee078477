import {
	BudgetSpentError,
	RequestBudget,
	type UsedRequests,
} from '../../../../nodes/constantContactShared/replication/budget';

const TODAY = '2026-03-01';
const onDay = (used: number, day = TODAY): UsedRequests => ({ day, used });

function budgetOf(limit: number, counted?: UsedRequests): RequestBudget {
	return new RequestBudget(limit, counted, () => TODAY);
}

it.each<
	[told: string, limit: number, counted: UsedRequests | undefined, left: number, used: number]
>([
	['all of them on the first run', 3, undefined, 3, 0],
	['what earlier runs of the day left', 3, onDay(1), 2, 1],
	['one where one is missing', 3, onDay(2), 1, 2],
	['none where all are used', 3, onDay(3), 0, 3],
	['none where more were used, as the limit was higher', 3, onDay(5), 0, 5],
	['all of them where another day used them', 3, onDay(3, '2026-02-28'), 3, 0],
])('leaves %s', (_told, limit, counted, left, used) => {
	const budget = budgetOf(limit, counted);
	expect(budget.left).toBe(left);
	expect(budget.used).toEqual(onDay(used));
	expect(budget.sent).toBe(0);
});

it('counts each request, and refuses the one beyond the limit', () => {
	const counted = onDay(1);
	const budget = budgetOf(3, counted);
	budget.beforeRequest();
	expect([budget.sent, budget.left, budget.used]).toEqual([1, 1, onDay(2)]);
	budget.beforeRequest();
	expect([budget.sent, budget.left, budget.used]).toEqual([2, 0, onDay(3)]);
	expect(() => budget.beforeRequest()).toThrow(new BudgetSpentError(3));
	expect([budget.sent, budget.left, budget.used]).toEqual([2, 0, onDay(3)]);
	// It is part of the stored state, which a failed run doesn't change
	expect(counted).toEqual(onDay(1));
});

it('starts over at midnight, but knows all requests of the run', () => {
	let day = TODAY;
	const budget = new RequestBudget(1, undefined, () => day);
	budget.beforeRequest();
	expect(() => budget.beforeRequest()).toThrow(BudgetSpentError);
	day = '2026-03-02';
	expect(budget.left).toBe(1);
	budget.beforeRequest();
	expect([budget.sent, budget.left, budget.used]).toEqual([2, 0, onDay(1, day)]);
});

it('says how many requests a day may have', () => {
	const { name, message } = new BudgetSpentError(7);
	expect({ name, message }).toEqual({
		name: 'BudgetSpentError',
		message: 'the budget of 7 requests a day is used up',
	});
});
