/* What is a double click and what is two clicks.
 * Invariant: the milliseconds and pixels here are GTK's own limits, 400 and 5.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/presses.h"

#define TIME     400
#define DISTANCE 5

typedef struct
{
  const char *name;
  struct
  {
    JalonsPress press;
    int n;
  } presses[4]; /* up to the first without a button */
} Case;

static const Case cases[] = {
  { "double click", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1060, 50, 50 }, 2 } } },
  { "three times", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1300, 50, 50 }, 2 }, { { 1, 1700, 50, 50 }, 3 } } },
  { "just in time", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1400, 50, 50 }, 2 } } },
  { "too late", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1401, 50, 50 }, 1 }, { { 1, 1402, 50, 50 }, 2 } } },
  { "a hand that shakes", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1100, 54, 46 }, 2 } } },
  { "too far", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1100, 55, 50 }, 1 } } },
  { "too far down", { { { 1, 1000, 50, 50 }, 1 }, { { 1, 1100, 50, 45 }, 1 } } },
  { "after a click elsewhere",
    { { { 1, 1000, 569, 94 }, 1 }, { { 1, 1344, 317, 153 }, 1 }, { { 1, 1404, 317, 153 }, 2 } } },
  { "another button", { { { 1, 1000, 50, 50 }, 1 }, { { 3, 1100, 50, 50 }, 1 }, { { 1, 1200, 50, 50 }, 1 } } },
  { "the clock begins again", { { { 1, G_MAXUINT32 - 20, 50, 50 }, 1 }, { { 1, 40, 50, 50 }, 2 } } },
  { "no clock", { { { 1, GDK_CURRENT_TIME, 50, 50 }, 1 }, { { 1, GDK_CURRENT_TIME, 50, 50 }, 1 } } },
};

static void
test_presses (gconstpointer data)
{
  const Case *one = data;
  JalonsPresses presses = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (one->presses) && one->presses[i].press.button != 0; i++)
    g_assert_cmpint (jalons_presses_add (&presses, &one->presses[i].press, TIME, DISTANCE), ==, one->presses[i].n);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/presses/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_presses);
    }
  return g_test_run ();
}
