import { number, toggle } from '../../kit';

/** Properties of a list other than its name. */
export const listOptions = {
	optInDefault: toggle({
		displayName: 'Opt-In Default',
		default: false,
		description: 'Whether it is selected by default on sign-up forms',
	}),
	sortOrder: number({
		displayName: 'Sort Order',
		default: 99,
	}),
};
