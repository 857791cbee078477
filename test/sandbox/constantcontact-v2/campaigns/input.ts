import type { Account } from '../state';
import type { CampaignRecord } from './record';
import { planRun } from './run';

/** A campaign that a test puts into the sandbox. */
export type CampaignInput = Partial<CampaignRecord>;

/**
 * Creates or changes a campaign without the API's checks: omitted properties stay, or are those of a draft. A campaign set to
 * SENT this way has no recipients; add its activities one by one.
 * @throws RangeError for an unknown id
 */
export function putCampaign(account: Account, input: CampaignInput): CampaignRecord {
	const { campaigns, clock } = account;
	const now = clock.now();
	const known = input.id === undefined ? undefined : campaigns.get(input.id);
	if (input.id !== undefined && known === undefined) {
		throw new RangeError(`There is no campaign ${input.id}`);
	}
	const id = known?.id ?? campaigns.nextId();
	const before: CampaignRecord = known ?? {
		id,
		status: 'DRAFT',
		content: {},
		lists: [],
		links: [],
		schedules: [],
		createdTime: now,
		modifiedTime: now,
	};
	const fresh = known === undefined ? { name: `Campaign ${id}` } : {};
	const campaign: CampaignRecord = {
		...before,
		modifiedTime: now,
		...(input.status === 'SENT' && before.lastRunTime === undefined ? { lastRunTime: now } : {}),
		...input,
		content: { ...fresh, ...before.content, ...input.content },
	};
	campaigns.put(campaign);
	planRun(account, campaign, now);
	return campaign;
}

/** Marks a campaign as DELETED: the API then responds 404 for it. */
export function removeCampaign(account: Account, id: number): void {
	const campaign = account.campaigns.get(id);
	if (campaign === undefined) return;
	const modifiedTime = account.clock.now();
	account.campaigns.put({ ...campaign, status: 'DELETED', schedules: [], modifiedTime });
}
