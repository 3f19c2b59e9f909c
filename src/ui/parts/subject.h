/* What a widget shows: an object of the data, perhaps one field of it.
 * Invariant: an id says nothing of whether the object is still there: who asks looks it up.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/record/model.h"

G_BEGIN_DECLS

/**
 * JalonsSubject:
 * @entity: what it is
 * @id: which one
 * @field: (nullable): the only field that is shown, %NULL for the whole
 */
typedef struct
{
  JalonsEntityId entity;
  const char *id;
  const JalonsField *field;
} JalonsSubject;

void                 jalons_subject_set  (GtkWidget *widget, JalonsEntityId entity, const char *id,
                                          const JalonsField *field);
const JalonsSubject *jalons_subject_find (GtkWidget *widget);

G_END_DECLS
