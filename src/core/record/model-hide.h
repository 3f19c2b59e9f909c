/* What tests hide of the model, so that a program is as an older one is.
 * Invariant: no program calls it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"

G_BEGIN_DECLS

void jalons_model_hide (const char *entity, const char *field);

G_END_DECLS
