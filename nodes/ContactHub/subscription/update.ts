import { updateOf } from '../subresource/update';
import { subscription } from './definition';

export const updateSubscription = updateOf(subscription);
