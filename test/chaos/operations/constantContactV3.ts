import type { ConstantContactV3Sandbox, SandboxOptions } from '../../sandbox';
import { OPERATIONS, type SmokeRun } from '../../nodes/ConstantContact/operations';
import { nodeOf } from '../../nodes/ConstantContact/setup';
import {
	accountOfAnother,
	endOfFile,
	sameAgain,
	type Exception,
	type Parameters,
	type Scenario,
	type Scenarios,
	withoutOwnId,
} from './scenario';

type Account = ConstantContactV3Sandbox;

/** An account without an address, or a campaign without counts, is reported in the output. */
const notThere: Exception = {
	problem: 'successes with another output',
	faults: ['Status 404'],
	reason: 'With 404 the service says that there is none, and so does the output.',
};

/** Only the response to a deletion contains its activity. */
const deletedBefore: Exception = {
	problem: 'successes with another output',
	faults: ['Reset after the request', 'Slow body', 'Truncated body', 'Body cut in half'],
	reason:
		'The response to the deletion was lost, and with it the ID of its activity; what is gone when it is repeated is deleted.',
};

/** A campaign that is in the list, but no longer exists when it is read. */
const goneMeanwhile: Exception = {
	problem: 'successes with another output',
	faults: ['Status 404'],
	reason: 'A campaign that was deleted while the table is read has no rows.',
};

/** Outcomes that are correct, by operation. */
const EXCEPTIONS: Record<string, Exception[]> = {
	'account.get': [withoutOwnId],
	'account.getAddress': [notThere],
	'account.update': [accountOfAnother, withoutOwnId],
	'activity.download': [endOfFile],
	'activity.exportContacts': [endOfFile],
	'campaignReport.getStats': [notThere],
	'contact.signUp': [withoutOwnId],
	'contactList.delete': [deletedBefore],
	'event.checkIn': [sameAgain],
	'event.copy': [withoutOwnId],
	'event.undoCheckIn': [sameAgain],
	'resend.create': [withoutOwnId],
	'socialPost.create': [withoutOwnId],
	'table.replicate': [goneMeanwhile],
	'tag.delete': [deletedBefore],
};

/** Enough records for a list to have several pages. */
const SEVERAL_PAGES: Record<string, SandboxOptions['constantContactV3']> = {
	'campaign.getAll': { campaigns: 510 },
	'campaignReport.getSummaries': { campaigns: 510 },
	'campaignReport.getTracking': { contacts: 1200, recipients: 1200 },
	'contact.getAll': { contacts: 510 },
	'contactList.getAll': { lists: 510 },
	'event.getAll': { events: 110 },
	'registration.getAll': { registrations: 110 },
	'segment.getMembers': { contacts: 2600 },
	'table.replicate': { contacts: 510, campaigns: 3, recipients: 20 },
	'tag.getAll': { tags: 510, maxTags: 1000 },
};

/** Runs operations with the parameters used in their own tests. */
function scenarioOf(name: string, { parameters, items }: SmokeRun): Scenario<Account> {
	return {
		async prepare(account) {
			const values = (await parameters?.(nodeOf(account))) ?? {};
			return { simplify: false, ...values } as Parameters;
		},
		...(items !== undefined && { items }),
		server: { constantContactV3: SEVERAL_PAGES[name] },
		exceptions: EXCEPTIONS[name],
	};
}

/** Scenarios of the current service, by resource and operation. */
export const constantContactV3Scenarios: Scenarios<Account> = Object.fromEntries(
	Object.entries(OPERATIONS).map(([resource, operations]) => [
		resource,
		Object.fromEntries(
			Object.entries(operations).map(([operation, run]) => [
				operation,
				scenarioOf(`${resource}.${operation}`, run),
			]),
		),
	]),
);
