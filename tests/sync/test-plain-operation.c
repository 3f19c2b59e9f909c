/* Operations that are read without a tree of JSON say what that tree says; what is written otherwise is left to it.
 * Invariant: mutants come from seeds that are printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "replica/plain-operation.h"

#define HEADER "{\"app\":\"1\",\"deps\":[],\"dev\":\"0123456789abcdef\",\"fmt\":1,\"k\":1,\"min\":1,\"n\":1,\"prev\":\"\"}\n"
#define STAMP  "0199000000000000c0ffee0000000000"
#define LINE(fields) "{\"e\":\"activity\",\"f\":{" fields "},\"i\":\"a-1\",\"s\":\"" STAMP "\",\"u\":\"Mme Martin\"}"

static const struct
{
  const char *name;
  const char *line;
  gboolean is_plain;
} lines[] = {
  { "text", LINE ("\"title\":\"Forum des métiers\""), TRUE },
  { "several", LINE ("\"_del\":null,\"notes\":\"\",\"title\":\"Forum\""), TRUE },
  { "deleted", LINE ("\"_del\":1"), TRUE },
  { "escapes", LINE ("\"notes\":\"\\\"\\\\\\n\\r\\t\\b\\f\""), TRUE },
  { "nobody", "{\"e\":\"activity\",\"f\":{\"a\":null},\"i\":\"a-1\",\"s\":\"" STAMP "\"}", TRUE },
  { "empty names", "{\"e\":\"\",\"f\":{\"a\":null},\"i\":\"\",\"s\":\"" STAMP "\",\"u\":\"\"}", TRUE },
  { "no field", LINE (""), FALSE },
  { "twice", LINE ("\"a\":\"1\",\"a\":\"2\""), FALSE },
  { "not in order", LINE ("\"b\":\"1\",\"a\":\"2\""), FALSE },
  { "number", LINE ("\"a\":12"), FALSE },
  { "one and a half", LINE ("\"a\":1.5"), FALSE },
  { "true", LINE ("\"a\":true"), FALSE },
  { "object", LINE ("\"a\":{\"b\":[1]}"), FALSE },
  { "slash", LINE ("\"a\":\"\\/\""), FALSE },
  { "letter as a number", LINE ("\"a\":\"\\u0041\""), FALSE },
  { "unknown escape", LINE ("\"a\":\"\\x\""), FALSE },
  { "control", LINE ("\"a\":\"\x01\""), FALSE },
  { "escape in a name", LINE ("\"a\\n\":\"\""), FALSE },
  { "not UTF-8", LINE ("\"a\":\"\xe9\""), FALSE },
  { "blank", LINE ("\"a\": \"\""), FALSE },
  { "comma too many", LINE ("\"a\":\"\","), FALSE },
  { "bad stamp", "{\"e\":\"activity\",\"f\":{\"a\":null},\"i\":\"a-1\",\"s\":\"1\"}", FALSE },
  { "more", "{\"e\":\"activity\",\"f\":{\"a\":null},\"i\":\"a-1\",\"s\":\"" STAMP "\",\"z\":1}", FALSE },
  { "cut off", "{\"e\":\"activity\",\"f\":{\"a\":\"\\", FALSE },
};

/* As jalons_canonical_parse() reads it: no line that is plain begins with a blank. */
static GPtrArray *
read_as_json (const char *line)
{
  g_autofree char *block = g_strconcat (HEADER " ", line, "\n", NULL);

  return jalons_block_parse (block, strlen (block));
}

static void
assert_same (const JalonsOperation *one,
             const JalonsOperation *other)
{
  g_assert_cmpstr (one->entity, ==, other->entity);
  g_assert_cmpstr (one->row, ==, other->row);
  g_assert_cmpstr (one->author, ==, other->author);
  g_assert_cmpstr (one->stamp, ==, other->stamp);
  g_assert_cmpuint (one->fields->len, ==, other->fields->len);
  for (guint i = 0; i < one->fields->len; i++)
    {
      g_assert_cmpstr (g_array_index (one->fields, JalonsAssignment, i).field, ==,
                       g_array_index (other->fields, JalonsAssignment, i).field);
      g_assert_cmpstr (g_array_index (one->fields, JalonsAssignment, i).value, ==,
                       g_array_index (other->fields, JalonsAssignment, i).value);
    }
}

/* Returns whether it is plain. */
static gboolean
check (const char *line)
{
  g_autoptr (JalonsOperation) operation = jalons_plain_operation_read (line, strlen (line));
  g_autoptr (GPtrArray) blocks = operation != NULL ? read_as_json (line) : NULL;

  if (operation == NULL)
    return FALSE;
  g_assert_nonnull (blocks);
  assert_same (operation, ((JalonsBlock *) blocks->pdata[0])->operations->pdata[0]);
  return TRUE;
}

static void
test_line (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (check (lines[i].line), ==, lines[i].is_plain);
}

/* One to three bytes are put in, taken out or replaced. */
static char *
mutate (GRand *rand,
        const char *line)
{
  static const char bytes[] = "\"\"\\\\{}[]:,nu1tbfr/a0 \x01\x7f\xc3\xa9";
  GString *mutant = g_string_new (line);

  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      gssize at = g_rand_int_range (rand, 0, (int) mutant->len);
      int what = g_rand_int_range (rand, 0, 3);

      if (what > 0)
        g_string_erase (mutant, at, 1);
      if (what < 2)
        g_string_insert_c (mutant, at, bytes[g_rand_int_range (rand, 0, (int) sizeof bytes - 1)]);
    }
  return g_string_free (mutant, FALSE);
}

static void
test_mutants (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  int n_plain = 0;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *mutant = mutate (rand, lines[i % (int) G_N_ELEMENTS (lines)].line);

      n_plain += check (mutant) ? 1 : 0;
    }
  g_assert_cmpint (n_plain, >, 1000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/plain-operation/", lines[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_line);
    }
  g_test_add_func ("/sync/plain-operation/mutants", test_mutants);
  return g_test_run ();
}
