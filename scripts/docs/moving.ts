import { resources as resourcesV3 } from '../../nodes/ConstantContact/resources';
import { resources as resourcesV1 } from '../../nodes/ConstantContactLegacy/resources';
import { resources as resourcesV2 } from '../../nodes/ConstantContactLegacyV2/resources';
import type { Resource } from '../../nodes/kit';
import { OTHER_RECORDS } from '../convert/mapping';
import { findSuccessor } from '../convert/successors';
import { anchor, table } from './markdown';

/** Nodes whose operations move to V3. */
const LEGACY = {
	constantContactLegacy: resourcesV1 as unknown as Array<Resource<never>>,
	constantContactLegacyV2: resourcesV2 as unknown as Array<Resource<never>>,
};

const V3 = resourcesV3 as unknown as Array<Resource<never>>;

/** An operation of a legacy node with what becomes of it. */
interface MovedOperation {
	/** Resource and operation, as named in the menus. */
	title: string;
	/** The same for V3; undefined if there is no successor. */
	successor: string | undefined;
	/** What differs, or why there is no successor. */
	notes: string[];
}

/**
 * Every operation of a legacy node, in the order of its menus.
 *
 * @throws Error if the table of successors lacks one
 */
export function movedOperations(node: keyof typeof LEGACY): MovedOperation[] {
	return LEGACY[node].flatMap(({ value: resource, name, operations }) =>
		operations.map((operation) => {
			const title = `${name}: ${operation.name}`;
			const found = findSuccessor(node, resource, operation.value);
			if (found === undefined) throw new Error(`Nobody says what becomes of ${title}`);
			const { successor, notes } = found;
			return { title, successor: successor && getTitle(successor), notes };
		}),
	);
}

function getTitle({ resource, operation }: { resource: string; operation: string }): string {
	const group = V3.find(({ value }) => value === resource);
	const found = group?.operations.find(({ value }) => value === operation);
	if (group === undefined || found === undefined) {
		throw new Error(`V3 has no ${resource}.${operation}`);
	}
	return `${group.name}: ${found.name}`;
}

/** Operations of a legacy node with their successors. That records have other fields is said above the table. */
export function successorsTable(node: keyof typeof LEGACY): string {
	return table(
		['Legacy', 'V3', 'What differs'],
		movedOperations(node).flatMap(({ title, successor, notes }) => {
			if (successor === undefined) return [];
			const differences = notes.filter((note) => note !== OTHER_RECORDS);
			const link = `[${successor}](constant-contact.md#${anchor(successor)})`;
			return [[title, link, differences.join(' ')]];
		}),
	);
}

/** Operations without a successor, with the reason. */
export function lostOperationsTable(): string {
	const versions = { constantContactLegacy: 'V1', constantContactLegacyV2: 'V2' } as const;
	const reasons = new Map<string, Map<string, string[]>>();
	for (const node of ['constantContactLegacy', 'constantContactLegacyV2'] as const) {
		for (const { title, successor, notes } of movedOperations(node)) {
			if (successor !== undefined) continue;
			const reason = notes.join(' ');
			const titles = reasons.get(reason) ?? new Map<string, string[]>();
			titles.set(title, [...(titles.get(title) ?? []), versions[node]]);
			reasons.set(reason, titles);
		}
	}
	return table(
		['Legacy', 'What to do instead'],
		[...reasons].map(([reason, titles]) => [
			[...titles].map(([title, of]) => `${title} (${of.join(', ')})`).join('; '),
			reason,
		]),
	);
}
