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
	return replicating(await connectNode(options), '/v2');
}

/** The keys of a campaign's current activities in the sandbox, newest first. */
export function activitiesOf({ account }: ConnectedNode, campaignId: number): string[] {
	return account.trackingOfCampaign(campaignId).map(({ type, contactId, time, link }) =>
		activityKey({
			activity_type: type,
			campaign_id: String(campaignId),
			contact_id: String(contactId),
			activity_date: new Date(time).toISOString(),
			link_id: link === undefined ? null : String(link.uid),
		}),
	);
}

/** IDs of the sandbox's campaigns with this status, in ascending order. */
export function campaignsThat({ account }: ConnectedNode, status: string): number[] {
	return account.campaigns().flatMap((campaign) => (campaign.status === status ? campaign.id : []));
}

/** Keys of all readable activities: those of sent campaigns. */
export function allActivities(node: ConnectedNode): string[] {
	return campaignsThat(node, 'SENT').flatMap((id) => activitiesOf(node, id));
}
