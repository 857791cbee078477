import type { IDataObject } from 'n8n-workflow';

import type { TableCall } from './table';

/** The campaigns whose tracking was read by the last run, and by this one. */
export class TrackedCampaigns {
	private readonly known: Set<string>;

	private readonly read: string[];

	/**
	 * @param sent all campaigns that have been sent
	 * @param isContinued whether an earlier run stopped among them
	 */
	constructor(
		private readonly call: Pick<TableCall<unknown>, 'state' | 'since' | 'history'>,
		sent: IDataObject[],
		isContinued: boolean,
	) {
		const { state, since } = call;
		this.known = new Set(state.campaigns ?? listSentBefore(sent, since));
		// A copy: if this part fails, the state of the earlier one is still needed.
		this.read = isContinued ? [...(state.read ?? [])] : [];
		state.read = this.read;
	}

	/**
	 * From when a campaign is read: one that wasn't read the last time because it hadn't been sent is read from the beginning of the
	 * history.
	 */
	getSince(id: string): string | undefined {
		return this.known.has(id) ? this.call.since : this.call.history;
	}

	/**
	 * Records a campaign as read. Not for one that is gone, or that has no tracking yet: it may be back, or sent, by the next time.
	 */
	add(id: string): void {
		this.read.push(id);
	}

	/** Ends the run. Campaigns that were listed but not read, e.g. because they were sent between two parts of a run, are left out. */
	finish(): void {
		const { state } = this.call;
		state.campaigns = this.read;
		state.read = undefined;
	}
}

/**
 * The campaigns whose tracking an earlier run must have read, if that wasn't recorded: sending changes a campaign.
 */
function listSentBefore(sent: IDataObject[], since: string | undefined): string[] {
	const before = sent.filter(
		({ modified_date: modified }) => Date.parse(String(modified)) < Date.parse(since ?? ''),
	);
	return before.map(({ id }) => String(id));
}
