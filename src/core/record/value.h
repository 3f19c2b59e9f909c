/* How one field of a record is held in memory. Private to core.
 * Invariant: what a value holds is told by its field's kind alone; a zeroed value is the empty one of every kind but
 * the numbers, whose empty one is JALONS_UNSET: see jalons_value_empty().
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/model.h"
#include "core/time/slot.h"

G_BEGIN_DECLS

typedef union
{
  const char *text;        /* TEXT, REFERENCE; NULL for "" */
  const char *const *list; /* LIST, see core/record/pool.h; NULL for no item */
  int number;              /* INTEGER, MINUTES, BOOLEAN, ENUM */
  JalonsDay day;
  JalonsSlot slot;
} JalonsValue;

static inline gboolean
jalons_kind_holds_text (JalonsKind kind)
{
  return kind == JALONS_KIND_TEXT || kind == JALONS_KIND_REFERENCE;
}

static inline gboolean
jalons_kind_holds_number (JalonsKind kind)
{
  return kind == JALONS_KIND_INTEGER || kind == JALONS_KIND_MINUTES || kind == JALONS_KIND_BOOLEAN ||
         kind == JALONS_KIND_ENUM;
}

JalonsValue  jalons_value_empty       (const JalonsField *field);
void         jalons_value_release     (const JalonsField *field, JalonsValue value);
JalonsValue  jalons_value_copy        (const JalonsField *field, JalonsValue value);
gboolean     jalons_value_equal       (const JalonsField *field, JalonsValue a, JalonsValue b);
char        *jalons_value_to_stored   (const JalonsField *field, JalonsValue value);

/* In a record, a value takes no more than its kind needs: 1, 4 or 8 bytes, at a place that its size divides. */
gsize        jalons_value_size        (const JalonsField *field);

/* Here, since rules and sums ask a million times. */
static inline JalonsValue
jalons_value_load (const JalonsField *field,
                   gconstpointer place)
{
  JalonsValue value = { 0 };

  if (field->kind == JALONS_KIND_ENUM || field->kind == JALONS_KIND_BOOLEAN)
    value.number = *(const gint8 *) place;
  else if (jalons_kind_holds_number (field->kind))
    value.number = *(const int *) place;
  else if (field->kind == JALONS_KIND_DATE)
    value.day = *(const JalonsDay *) place;
  else
    value = *(const JalonsValue *) place;
  return value;
}

static inline void
jalons_value_store (const JalonsField *field,
                    gpointer place,
                    JalonsValue value)
{
  if (field->kind == JALONS_KIND_ENUM || field->kind == JALONS_KIND_BOOLEAN)
    *(gint8 *) place = (gint8) value.number;
  else if (jalons_kind_holds_number (field->kind))
    *(int *) place = value.number;
  else if (field->kind == JALONS_KIND_DATE)
    *(JalonsDay *) place = value.day;
  else
    *(JalonsValue *) place = value;
}

/* The number that an INTEGER, MINUTES, BOOLEAN or ENUM is stored as; FALSE for what is none. */
gboolean     jalons_number_from_stored (const JalonsField *field, const char *stored, int *number);

G_END_DECLS
