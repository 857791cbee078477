import type { ConstantContactV3Sandbox } from '../../sandbox';
import { OPERATIONS, type SmokeRun } from '../../nodes/ConstantContact/operations';
import { nodeOf } from '../../nodes/ConstantContact/setup';
import { endOfFile, type Parameters, type Scenario, type Scenarios } from './scenario';

type Account = ConstantContactV3Sandbox;

/** Operations whose output is a file whose end nothing marks. */
const FILES = ['activity.download', 'activity.exportContacts'];

/** How an operation is run once by its own tests is how it is disturbed here. */
function scenarioOf(name: string, { parameters, items }: SmokeRun): Scenario<Account> {
	return {
		async prepare(account) {
			const values = (await parameters?.(nodeOf(account))) ?? {};
			return { simplify: false, ...values } as Parameters;
		},
		...(items !== undefined && { items }),
		...(FILES.includes(name) && { exceptions: [endOfFile] }),
	};
}

/** Scenarios of the present service, by resource and operation. */
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
