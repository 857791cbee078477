import { defineUpdate } from '../subresource/update';
import { like } from './definition';

export const updateLike = defineUpdate(like);
