import { V1_SUCCESSORS } from './v1';
import { V2_SUCCESSORS } from './v2';
import type { Mapping } from '../mapping';

/** Nodes that were not converted. */
type LegacyNode = 'constantContactLegacy' | 'constantContactLegacyV2';

/** The successor of a legacy operation. */
interface Successor extends Mapping {
	node: LegacyNode;
	resource: string;
	operation: string;
}

/** Every operation of both legacy nodes with its successor, or the reason why there is none. */
export const SUCCESSORS: Successor[] = [
	...toSuccessors('constantContactLegacy', V1_SUCCESSORS),
	...toSuccessors('constantContactLegacyV2', V2_SUCCESSORS),
];

function toSuccessors(node: LegacyNode, mappings: Record<string, Mapping>): Successor[] {
	return Object.entries(mappings).map(([key, mapping]) => {
		const [resource = '', operation = ''] = key.split('.');
		return { node, resource, operation, ...mapping };
	});
}

/** The conversion of a legacy operation. */
export function findSuccessor(
	node: string,
	resource: unknown,
	operation: unknown,
): Successor | undefined {
	return SUCCESSORS.find(
		(successor) =>
			successor.node === node &&
			successor.resource === resource &&
			successor.operation === operation,
	);
}
