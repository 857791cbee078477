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

/** A node that replicates, with the static data of its workflow. */
export type Replicator = ConnectedNode & Replication;

/** Starts a sandbox and connects a replicating node to it. */
export async function connectReplicator(options: SandboxOptions = {}): Promise<Replicator> {
	return replicating(await connectNode(options), '/v2');
}

/** The keys of a campaign's activities as the sandbox has them by now, the newest first. */
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

/** IDs of the sandbox's campaigns with this status, ascending. */
export function campaignsThat({ account }: ConnectedNode, status: string): number[] {
	return account.campaigns().flatMap((campaign) => (campaign.status === status ? campaign.id : []));
}

/** Keys of all activities that can be read: those of sent campaigns. */
export function allActivities(node: ConnectedNode): string[] {
	return campaignsThat(node, 'SENT').flatMap((id) => activitiesOf(node, id));
}
