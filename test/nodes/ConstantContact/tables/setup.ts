import type { IDataObject } from 'n8n-workflow';

import type { SandboxOptions } from '../../../sandbox';
import {
	activityKey,
	replicating,
	type Replication,
} from '../../constantContactShared/replication/replicator';
import { connectNode, type ConnectedNode } from '../setup';

export {
	activityKey,
	ENDING_FAULTS,
	expectRefused,
	expireCursorsAt,
	hintsOf,
	memory,
	memoryOf,
	onRequest,
	useClock,
} from '../../constantContactShared/replication/replicator';

/** A replicating node, with the static data of its workflow. */
export type Replicator = ConnectedNode & Replication;

/** Starts a sandbox and connects a replicating node to it. */
export async function connectReplicator(options: SandboxOptions = {}): Promise<Replicator> {
	return replicating(await connectNode(options), '/v3');
}

type Account = Replicator['account'];

/** Statuses of campaigns with recipients. */
const SENT = ['DONE', 'EXECUTING'];

/** The campaigns with tracking by ID, except removed ones. */
export function sentCampaigns({ account }: { account: Account }): string[] {
	const sent = account.campaigns().filter(({ id, isRemoved }) => {
		const [mail] = account.campaignActivities(id);
		return !isRemoved && mail !== undefined && SENT.includes(mail.status);
	});
	return sent.map(({ id }) => id).sort();
}

const TYPES: Record<string, string> = {
	em_bounces: 'EMAIL_BOUNCE',
	em_clicks: 'EMAIL_CLICK',
	em_forwards: 'EMAIL_FORWARD',
	em_opens: 'EMAIL_OPEN',
	em_optouts: 'EMAIL_UNSUBSCRIBE',
	em_sends: 'EMAIL_SEND',
};

/** The keys of a campaign's current activities in the sandbox. */
export function activitiesOf({ account }: { account: Account }, campaignId: string): string[] {
	const numbers = new Map([...account.contacts()].map(({ number, id }) => [number, id]));
	const mails = account.campaignActivities(campaignId).filter(({ role }) => role !== 'permalink');
	return mails.flatMap(({ id }) =>
		account.tracking(id).map(({ kind, number, time, link }) =>
			activityKey({
				activity_type: TYPES[kind],
				campaign_id: campaignId,
				contact_id: numbers.get(number),
				activity_date: new Date(time).toISOString(),
				link_id: link === undefined ? null : String(link.uid),
			}),
		),
	);
}

/** Keys of all readable activities: those of sent campaigns. */
export function allActivities(node: { account: Account }): string[] {
	return sentCampaigns(node).flatMap((id) => activitiesOf(node, id));
}

/** IDs of the contacts that haven't been deleted. */
export function presentContacts({ account }: { account: Account }): string[] {
	const present = [...account.contacts()].filter(({ deletedTime }) => deletedTime === undefined);
	return present.map(({ id }) => id);
}

/** The IDs of rows. */
export const idsOf = (rows: IDataObject[]): string[] => rows.map(({ id }) => String(id));
