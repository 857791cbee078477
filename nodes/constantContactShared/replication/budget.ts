import { formatCount } from '../../kit';
import type { HttpObserver } from '../../kit';

/** The day's requests are used up; thrown instead of sending another. */
export class BudgetSpentError extends Error {
	override readonly name = 'BudgetSpentError';

	constructor(limit: number) {
		super(`the budget of ${formatCount(limit, 'request')} a day is used up`);
	}
}

/** Requests sent on one day. The API's day begins at 00:00 UTC (V2 API 1.4, V3 API 3). */
export interface UsedRequests {
	/** E.g. `2026-05-31`, in UTC. */
	day: string;
	used: number;
}

/** Counts requests, and allows no more than the daily limit. */
export class RequestBudget implements HttpObserver {
	/** Requests of this run. */
	sent = 0;

	/**
	 * @param limit requests per day
	 * @param counted requests of earlier runs
	 * @param today the day, in UTC; a run may last beyond midnight
	 */
	constructor(
		readonly limit: number,
		private counted: UsedRequests | undefined,
		private readonly today: () => string,
	) {}

	/** Requests left for today. */
	get left(): number {
		return Math.max(0, this.limit - this.used.used);
	}

	/** What the next run needs to know. */
	get used(): UsedRequests {
		const day = this.today();
		return this.counted?.day === day ? this.counted : { day, used: 0 };
	}

	/** @throws BudgetSpentError if there are none left */
	beforeRequest(): void {
		if (this.left === 0) throw new BudgetSpentError(this.limit);
		const { day, used } = this.used;
		this.counted = { day, used: used + 1 };
		this.sent++;
	}
}
