/* Values by kind: made, copied, compared, written out.
 * Invariant: this is the only place that switches on the kind of a field in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/record/value.h"

#include "core/record/pool.h"

static const char *const no_items[] = { NULL };

/* Codes are few, and JALONS_UNSET is -1. */
gsize
jalons_value_size (const JalonsField *field)
{
  if (field->kind == JALONS_KIND_ENUM || field->kind == JALONS_KIND_BOOLEAN)
    return sizeof (gint8);
  if (jalons_kind_holds_number (field->kind))
    return sizeof (int);
  return field->kind == JALONS_KIND_DATE ? sizeof (JalonsDay) : sizeof (JalonsValue);
}

void
jalons_value_release (const JalonsField *field,
                      JalonsValue value)
{
  if (jalons_kind_holds_text (field->kind) && value.text != NULL)
    jalons_text_release (value.text);
  else if (field->kind == JALONS_KIND_LIST && value.list != NULL)
    jalons_list_release (value.list);
}

/* Another that holds what @value holds. */
JalonsValue
jalons_value_copy (const JalonsField *field,
                   JalonsValue value)
{
  if (jalons_kind_holds_text (field->kind) && value.text != NULL)
    jalons_text_acquire (value.text);
  else if (field->kind == JALONS_KIND_LIST && value.list != NULL)
    jalons_list_acquire (value.list);
  return value;
}

gboolean
jalons_value_equal (const JalonsField *field,
                    JalonsValue a,
                    JalonsValue b)
{
  if (jalons_kind_holds_text (field->kind))
    return a.text == b.text || g_strcmp0 (a.text, b.text) == 0;
  if (field->kind == JALONS_KIND_SLOT)
    return jalons_slot_equal (a.slot, b.slot);
  if (field->kind == JALONS_KIND_DATE)
    return a.day == b.day;
  if (field->kind != JALONS_KIND_LIST)
    return a.number == b.number;
  return a.list == b.list || g_strv_equal (a.list ? a.list : no_items, b.list ? b.list : no_items);
}

JalonsValue
jalons_value_empty (const JalonsField *field)
{
  JalonsValue value = { 0 };

  if (field->kind == JALONS_KIND_INTEGER || field->kind == JALONS_KIND_MINUTES)
    value.number = JALONS_UNSET;
  else if (field->kind == JALONS_KIND_SLOT)
    value.slot = jalons_slot_undated (0);
  return value;
}

char *
jalons_value_to_stored (const JalonsField *field,
                        JalonsValue value)
{
  switch (field->kind)
    {
    case JALONS_KIND_TEXT:
    case JALONS_KIND_REFERENCE:
      return g_strdup (value.text ? value.text : "");
    case JALONS_KIND_LIST:
      return value.list ? g_strjoinv ("\n", (char **) value.list) : g_strdup ("");
    case JALONS_KIND_DATE:
      return jalons_day_to_string (value.day);
    case JALONS_KIND_SLOT:
      return jalons_slot_to_string (value.slot);
    case JALONS_KIND_ENUM:
      return g_strdup (field->codes[value.number]);
    case JALONS_KIND_INTEGER:
    case JALONS_KIND_MINUTES:
      return value.number == JALONS_UNSET ? NULL : g_strdup_printf ("%d", value.number);
    case JALONS_KIND_BOOLEAN:
      return g_strdup (value.number ? "1" : "0");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
jalons_number_from_stored (const JalonsField *field,
                           const char *stored,
                           int *number)
{
  gint64 parsed;

  if (field->kind == JALONS_KIND_ENUM)
    return (*number = jalons_field_find_code (field, stored)) >= 0;
  if (stored == NULL)
    {
      *number = field->kind == JALONS_KIND_BOOLEAN ? 0 : JALONS_UNSET;
      return TRUE;
    }
  if (!g_ascii_string_to_signed (stored, 10, 0, field->kind == JALONS_KIND_BOOLEAN ? 1 : G_MAXINT, &parsed, NULL))
    return FALSE;
  *number = (int) parsed;
  return TRUE;
}
