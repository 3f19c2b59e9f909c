/* Lines of words.
 * Invariant: at the end of the input the process ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pipe.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

FILE *pipe_in, *pipe_out;
static PipeEditFunc edit_func;

/* @socket_path: (nullable): where the simulator listens; NULL for the standard streams. */
void
pipe_open (PipeEditFunc edit,
           const char *socket_path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  edit_func = edit;
  pipe_in = stdin;
  pipe_out = stdout;
  if (socket_path == NULL)
    return;
  fd = socket (AF_UNIX, SOCK_STREAM, 0);
  g_strlcpy (address.sun_path, socket_path, sizeof address.sun_path);
  if (fd < 0 || connect (fd, (struct sockaddr *) &address, sizeof address) != 0)
    _exit (1);
  pipe_in = fdopen (dup (fd), "r");
  pipe_out = fdopen (fd, "w");
}

char **
pipe_read_line (void)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  char **words;

  fflush (pipe_out);
  length = getline (&line, &size, pipe_in);
  if (length <= 0)
    _exit (0);
  line[length - 1] = '\0';
  words = g_strsplit (line, " ", -1);
  free (line);
  return words;
}

/* The next answer; edits that come before it are written. */
static char **
read_answer (void)
{
  for (;;)
    {
      char **words = pipe_read_line ();

      if (!g_str_equal (words[0], "edit"))
        return words;
      edit_func (words);
      g_strfreev (words);
    }
}

guint64
pipe_draw (guint64 below,
           gpointer data)
{
  g_auto (GStrv) words = NULL;

  fprintf (pipe_out, "draw %" G_GUINT64_FORMAT "\n", below);
  words = read_answer ();
  return g_ascii_strtoull (words[0], NULL, 10);
}

static void
print_request (const JalonsRequest *request)
{
  static const char *const verbs[] = { "list", "get", "put", "delete" };
  gsize length = 0;
  const guchar *data = request->bytes != NULL ? g_bytes_get_data (request->bytes, &length) : NULL;

  fprintf (pipe_out, "%s %s ", verbs[request->verb], request->name != NULL ? request->name : "");
  for (gsize i = 0; i < length; i++)
    fprintf (pipe_out, "%02x", data[i]);
  fputc ('\n', pipe_out);
}

static GBytes *
read_hex (const char *text)
{
  gsize length = g_str_equal (text, "-") ? 0 : strlen (text) / 2;
  guchar *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guchar) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
  return g_bytes_new_take (bytes, length);
}

/* FALSE when the listing failed. */
static gboolean
read_listing (JalonsAnswer *answer)
{
  answer->listing = jalons_listed_new ();
  for (;;)
    {
      g_auto (GStrv) words = read_answer ();

      if (g_str_equal (words[0], "fail"))
        return FALSE;
      if (g_str_equal (words[0], "."))
        return TRUE;
      jalons_listed_add (answer->listing, words[0], g_ascii_strtoull (words[1], NULL, 10));
    }
}

/* Puts @request to the simulator; FALSE when it failed, which ends the sync. */
gboolean
pipe_ask (const JalonsRequest *request,
          JalonsAnswer *answer)
{
  g_auto (GStrv) words = NULL;

  *answer = (JalonsAnswer){ .verb = request->verb };
  print_request (request);
  if (request->verb == JALONS_VERB_LIST)
    return read_listing (answer);
  words = read_answer ();
  if (g_str_equal (words[0], "fail"))
    return FALSE;
  if (request->verb == JALONS_VERB_GET && !g_str_equal (words[0], "none"))
    answer->bytes = read_hex (words[0]);
  return TRUE;
}

void
pipe_answer_clear (JalonsAnswer *answer)
{
  g_clear_pointer (&answer->listing, g_array_unref);
  g_clear_pointer (&answer->bytes, g_bytes_unref);
}
