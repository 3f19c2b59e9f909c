/* What happened to an object at one moment of its past: the word for it.
 * Invariant: the window and the command line call the same change by the same word.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_PAST_CREATED,
  JALONS_PAST_CHANGED,
  JALONS_PAST_DELETED,
  JALONS_PAST_BROUGHT_BACK,
} JalonsPastKind;

JalonsPastKind jalons_past_kind       (const JalonsField *field, const char *old, const char *new);
const char    *jalons_past_kind_code  (JalonsPastKind kind);
const char    *jalons_past_kind_label (JalonsPastKind kind);

G_END_DECLS
