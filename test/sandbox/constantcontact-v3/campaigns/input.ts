import type { Account } from '../state';
import type { ActivityStatus, CampaignRecord } from './record';

/** A campaign that a test puts into the sandbox. */
export interface CampaignV3Input {
	/** The campaign to change. */
	id?: string;
	name?: string;
	/** Status of its email. */
	status?: ActivityStatus;
	isRemoved?: boolean;
}

/**
 * Creates or changes a campaign without the API's checks. A campaign set to DONE this way has no recipients; add its activities
 * one by one.
 * @throws RangeError for an unknown id
 */
export function putCampaign(account: Account, input: CampaignV3Input): CampaignRecord {
	const { campaigns, clock } = account;
	const now = clock.now();
	const known = input.id === undefined ? undefined : campaigns.get(input.id);
	if (input.id !== undefined && known === undefined) {
		throw new RangeError(`There is no campaign ${input.id}`);
	}
	const campaign = known ?? create(account, now);
	const { name = campaign.name, isRemoved = campaign.isRemoved, status } = input;
	campaigns.put({ ...campaign, name, isRemoved, updatedTime: now });
	if (status !== undefined) setStatus(account, campaign, status, now);
	return campaigns.get(campaign.id)!;
}

/** A draft with the content of the first campaign. */
function create({ campaigns }: Account, now: number): CampaignRecord {
	const [first] = campaigns.all();
	if (first === undefined) throw new RangeError('There is no campaign to take the content from');
	return campaigns.create(`Campaign of ${now}`, campaigns.primary(first).content, now);
}

function setStatus(
	{ campaigns }: Account,
	campaign: CampaignRecord,
	status: ActivityStatus,
	now: number,
): void {
	const mail = campaigns.primary(campaign);
	const { listIds, segmentIds } = mail;
	const isFirst = status === 'DONE' && mail.sends.length === 0;
	const send = { sendId: campaigns.nextSendId(), listIds, segmentIds, count: 0, time: now };
	campaigns.putActivity({ ...mail, status, sends: isFirst ? [send] : mail.sends }, now);
}
