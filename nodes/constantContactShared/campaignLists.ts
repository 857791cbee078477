import type { Field } from '../kit';
import { listChoices } from './listChoices';

/**
 * The contact lists that a campaign goes to.
 *
 * @param loadOptionsMethod name of the node's method that gives the lists
 */
export function campaignLists(loadOptionsMethod: string): Field<string[]> {
	return listChoices(loadOptionsMethod, { description: 'Needed before it is scheduled.' });
}
