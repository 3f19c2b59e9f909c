/* Landing on a week and on half a day: tables of named cases, and what must hold for every slot.
 * Invariant: a case gives the slot before, the target, and the slot after, as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/target.h"

typedef struct
{
  const char *name, *slot, *day;
  int half;
  const char *landed;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "a week keeps weekday and time", "2026-10-13 10:00 55", "2026-11-23", JALONS_HALF_NONE, "2026-11-24 10:00 55" },
  { "a week keeps a day without time", "2026-10-16 55", "2026-11-23", JALONS_HALF_NONE, "2026-11-27 55" },
  { "a week keeps a Saturday", "2026-10-17 09:00 120", "2026-11-23", JALONS_HALF_NONE, "2026-11-28 09:00 120" },
  { "a week keeps a Sunday", "2026-10-18 09:00 120", "2026-10-05", JALONS_HALF_NONE, "2026-10-11 09:00 120" },
  { "a week moves a week", "2026-10-12 week 55", "2026-11-23", JALONS_HALF_NONE, "2026-11-23 week 55" },
  { "a week takes what is undated", "90", "2026-10-12", JALONS_HALF_NONE, "2026-10-12 week 90" },
  { "a week may be named by any of its days", "90", "2026-10-15", JALONS_HALF_NONE, "2026-10-12 week 90" },
  { "its own week changes nothing", "2026-10-13 10:00 55", "2026-10-12", JALONS_HALF_NONE, "2026-10-13 10:00 55" },
  { "a morning keeps a morning's time", "2026-10-13 10:00 55", "2026-11-26", JALONS_HALF_MORNING,
    "2026-11-26 10:00 55" },
  { "a morning takes an afternoon to its start", "2026-10-13 15:00 55", "2026-11-26", JALONS_HALF_MORNING,
    "2026-11-26 08:00 55" },
  { "an afternoon keeps an afternoon's time", "2026-10-13 15:30 55", "2026-11-26", JALONS_HALF_AFTERNOON,
    "2026-11-26 15:30 55" },
  { "an afternoon takes a morning to its start", "2026-10-13 11:59 55", "2026-10-13", JALONS_HALF_AFTERNOON,
    "2026-10-13 14:00 55" },
  { "noon is in the afternoon", "2026-10-13 12:00 55", "2026-11-26", JALONS_HALF_AFTERNOON, "2026-11-26 12:00 55" },
  { "a morning gives a time to a day", "2026-10-13 55", "2026-10-13", JALONS_HALF_MORNING, "2026-10-13 08:00 55" },
  { "a morning gives a day to a week", "2026-10-12 week 55", "2026-10-15", JALONS_HALF_MORNING,
    "2026-10-15 08:00 55" },
  { "an afternoon dates what is undated", "120", "2026-10-15", JALONS_HALF_AFTERNOON, "2026-10-15 14:00 120" },
  { "no day is no move", "2026-10-13 10:00 55", "", JALONS_HALF_MORNING, "2026-10-13 10:00 55" },
  { "no day leaves the undated alone", "55", "", JALONS_HALF_NONE, "55" },
};
/* clang-format on */

static JalonsSlot
slot_of (const char *text)
{
  JalonsSlot slot = { 0 };

  g_assert_true (jalons_slot_parse (text, &slot));
  return slot;
}

static void
test_land (gconstpointer data)
{
  const Case *self = data;
  JalonsTarget target = { .half = self->half };
  g_autofree char *landed = NULL;

  jalons_day_parse (self->day, &target.day);
  landed = jalons_slot_to_string (jalons_slot_land (slot_of (self->slot), target));
  g_assert_cmpstr (landed, ==, self->landed);
}

/* Whatever lands has its length, is a slot that can be written, is in the target, and lands there again as it is. */
static void
test_land_holds (void)
{
  static const char *const slots[] = { "55", "2026-10-13 55", "2026-10-12 week 55", "2026-10-13 10:00 55",
                                       "2026-10-18 23:59 2400" };

  for (unsigned i = 0; i < G_N_ELEMENTS (slots); i++)
    for (JalonsDay day = jalons_day_new (2026, 8, 24); day < jalons_day_new (2027, 7, 12); day++)
      for (int half = JALONS_HALF_NONE; half <= JALONS_HALF_AFTERNOON; half++)
        {
          JalonsTarget target = { day, half };
          JalonsSlot slot = slot_of (slots[i]), landed = jalons_slot_land (slot, target);
          g_autofree char *text = jalons_slot_to_string (landed);

          g_assert_cmpint (landed.minutes, ==, slot.minutes);
          g_assert_true (jalons_slot_equal (slot_of (text), landed));
          g_assert_true (jalons_slot_equal (jalons_slot_land (landed, target), landed));
          if (half == JALONS_HALF_NONE)
            g_assert_cmpuint (jalons_day_monday (landed.day), ==, jalons_day_monday (day));
          else
            g_assert_cmpuint (landed.day, ==, day);
          if (half != JALONS_HALF_NONE)
            g_assert_cmpint (jalons_slot_half (landed), ==, half);
        }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (unsigned i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/target/land/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_land);
    }
  g_test_add_func ("/target/land-holds", test_land_holds);
  return g_test_run ();
}
