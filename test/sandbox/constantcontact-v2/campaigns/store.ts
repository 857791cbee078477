import { nextRunTime, type CampaignRecord, type CampaignStatus } from './record';
import { idAfter } from './seed';

/** The sort key for campaigns of a status, newest first (V2 API 2.4). */
const ORDERS: Record<CampaignStatus, (campaign: CampaignRecord) => number | undefined> = {
	DRAFT: ({ modifiedTime }) => modifiedTime,
	RUNNING: ({ lastRunTime }) => lastRunTime,
	SENT: ({ lastRunTime }) => lastRunTime,
	SCHEDULED: nextRunTime,
	DELETED: ({ lastRunTime }) => lastRunTime,
};

/** The campaigns of the account. */
export class CampaignStore {
	private readonly stored = new Map<number, CampaignRecord>();
	private lastId = 0;

	constructor(seeded: CampaignRecord[]) {
		for (const campaign of seeded) this.put(campaign);
	}

	nextId(): number {
		return idAfter(this.lastId);
	}

	/** The campaign with this id, including DELETED ones. */
	get(id: number): CampaignRecord | undefined {
		return this.stored.get(id);
	}

	/** All campaigns in the order of their ids, including DELETED ones. */
	all(): CampaignRecord[] {
		return [...this.stored.values()].sort((a, b) => a.id - b.id);
	}

	/** The campaigns of a status in the API's order; `ALL` excludes DELETED ones. */
	inOrder(status: CampaignStatus | 'ALL'): CampaignRecord[] {
		const time = (campaign: CampaignRecord): number =>
			(status === 'ALL' ? undefined : ORDERS[status](campaign)) ?? campaign.modifiedTime;
		return [...this.stored.values()]
			.filter((one) => (status === 'ALL' ? one.status !== 'DELETED' : one.status === status))
			.sort((a, b) => time(b) - time(a) || b.id - a.id);
	}

	/** Whether a campaign, neither DELETED nor the given one, has this name. */
	hasName(name: string, except?: number): boolean {
		return [...this.stored.values()].some(
			({ id, status, content }) => content.name === name && id !== except && status !== 'DELETED',
		);
	}

	put(campaign: CampaignRecord): void {
		this.stored.set(campaign.id, campaign);
		this.lastId = Math.max(this.lastId, campaign.id);
	}
}
