import { number, toggle } from '../../kit';

/** Parts of a list beside its name. */
export const listOptions = {
	optInDefault: toggle({
		displayName: 'Opt-In Default',
		default: false,
		description: 'Whether it is ticked beforehand on sign-up forms',
	}),
	sortOrder: number({
		displayName: 'Sort Order',
		default: 99,
	}),
};
