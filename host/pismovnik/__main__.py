from pismovnik.cli import main

raise SystemExit(main())
