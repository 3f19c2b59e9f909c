/* Content streams: what is painted outside a marked sequence becomes an artifact.
 * Invariant: each case is a stream and the very bytes that must come out.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/marks.h"

typedef struct
{
  const char *name;
  const char *content;
  const char *wrapped;
} Case;

static const Case cases[] = {
  { "empty", "", "" },
  { "nothing-painted", "q 1 0 0 -1 0 842 cm Q\n", "q 1 0 0 -1 0 842 cm Q\n" },
  { "rectangle", "q 0 g 1 2 3 4 re f Q", "q 0 g /Artifact BMC\n1 2 3 4 re f\nEMC\n Q" },
  { "path", "1 2 m 3 4 l S", "/Artifact BMC\n1 2 m 3 4 l S\nEMC\n" },
  { "clip", "0 0 9 9 re W n", "0 0 9 9 re W n" },
  { "clip-then-fill", "0 0 9 9 re W n 1 1 2 2 re f*",
    "0 0 9 9 re W n /Artifact BMC\n1 1 2 2 re f*\nEMC\n" },
  { "tagged", "/P <</MCID 0>> BDC 1 2 3 4 re f BT (a) Tj ET EMC",
    "/P <</MCID 0>> BDC 1 2 3 4 re f BT (a) Tj ET EMC" },
  { "after-tagged", "/P << /MCID 0 >> BDC BT (a) Tj ET EMC BT (b) Tj ET",
    "/P << /MCID 0 >> BDC BT (a) Tj ET EMC /Artifact BMC\nBT (b) Tj ET\nEMC\n" },
  { "already-artifact", "/Artifact BMC 1 2 3 4 re f EMC", "/Artifact BMC 1 2 3 4 re f EMC" },
  { "span-tells-nothing", "BT /Span << /ActualText (x) >> BDC (a) Tj EMC ET",
    "/Artifact BMC\nBT /Span << /ActualText (x) >> BDC (a) Tj EMC ET\nEMC\n" },
  { "span-in-tagged", "/P <</MCID 3>> BDC BT /Span <</ActualText (x)>> BDC (a) Tj EMC ET EMC 0 0 1 1 re f",
    "/P <</MCID 3>> BDC BT /Span <</ActualText (x)>> BDC (a) Tj EMC ET EMC /Artifact BMC\n0 0 1 1 re f\nEMC\n" },
  { "operators-in-strings", "/P <</MCID 0>> BDC (EMC \\) EMC ( f ) ) Tj EMC",
    "/P <</MCID 0>> BDC (EMC \\) EMC ( f ) ) Tj EMC" },
  { "operators-in-comments", "% 1 2 3 4 re f\n0 g", "% 1 2 3 4 re f\n0 g" },
  { "form", "q /x5 Do Q", "q /Artifact BMC\n/x5 Do\nEMC\n Q" },
  { "inline-image",
    "BI /W 1 /H 1 ID \x01 f EIx\n EI Q",
    "/Artifact BMC\nBI /W 1 /H 1 ID \x01 f EIx\n EI\nEMC\n Q" },
  { "unbalanced-end", "EMC EMC 1 2 3 4 re f", "EMC EMC /Artifact BMC\n1 2 3 4 re f\nEMC\n" },
  { "open-string", "(abc", "(abc" },
  { "open-image", "BI ID abc", "BI ID abc" },
  { "hexadecimal", "BT <0041> Tj ET", "/Artifact BMC\nBT <0041> Tj ET\nEMC\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) content = g_bytes_new_static (c->content, strlen (c->content));
  g_autoptr (GBytes) wrapped = jalons_marks_wrap (content);
  g_autofree char *text =
    g_strndup (g_bytes_get_data (wrapped, NULL) ?: "", g_bytes_get_size (wrapped));

  g_assert_cmpstr (text, ==, c->wrapped);
}

/* What is wrapped once has nothing left to wrap. */
static void
test_twice (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) content = g_bytes_new_static (c->content, strlen (c->content));
  g_autoptr (GBytes) once = jalons_marks_wrap (content);
  g_autoptr (GBytes) twice = jalons_marks_wrap (once);

  g_assert_cmpmem (g_bytes_get_data (once, NULL), g_bytes_get_size (once), g_bytes_get_data (twice, NULL),
                   g_bytes_get_size (twice));
}

/* No byte is read outside the content, whatever it holds. */
static void
test_noise (void)
{
  static const char letters[] = "()<>[]{}/% \nBDCEMCBTETIDEI0123remlfSn\\MCID";

  for (int round = 0; round < 20000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 40);
      char *noise = g_malloc (length + 1);
      for (gsize i = 0; i < length; i++)
        noise[i] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      g_autoptr (GBytes) content = g_bytes_new_take (noise, length);
      g_autoptr (GBytes) wrapped = jalons_marks_wrap (content);
      g_assert_cmpuint (g_bytes_get_size (wrapped), >=, length);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/print/marks/%s", cases[i].name);
      g_autofree char *again = g_strdup_printf ("/print/marks-twice/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
      g_test_add_data_func (again, &cases[i], test_twice);
    }
  g_test_add_func ("/print/marks-noise", test_noise);
  return g_test_run ();
}
